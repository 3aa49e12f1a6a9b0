import type { Db } from '../../db/schema.ts'
import { listSequences, type SequenceRow } from '../../db/sequences.ts'

/** An issue "now" waits this long, so that it can still be cancelled. */
export const ISSUE_GRACE_MS = 5 * 60_000

export interface IssueWanted {
  readonly listId: number
  /** SHA-256 of the letter, in hex. */
  readonly letterHash: string
  /** Epoch milliseconds. */
  readonly at: number
  /** Asked for "now": the time then says nothing of whether it is the same issue. */
  readonly atOnce: boolean
}

/** The key of an issue: the same letter at the same time is the same issue. */
export function issueKey({ letterHash, at }: IssueWanted): string {
  return `${letterKey(letterHash)}${at}`
}

/**
 * The issue that this one would repeat, or null: the same letter to the same list at the same time. One for
 * "now" also repeats one that waits its minutes still, or else one whose time has come.
 */
export async function findSameIssue(db: Db, wanted: IssueWanted, now: number): Promise<SequenceRow | null> {
  const same = (await listSequences(db)).filter(
    (one) => one.list_id === wanted.listId && one.key.startsWith(letterKey(wanted.letterHash)),
  )
  const exact = same.find((one) => one.key === issueKey(wanted))
  if (exact || !wanted.atOnce) return exact ?? null
  const kept = same.filter((one) => one.state !== 'cancelled')
  const waiting = kept.find((one) => isBetween(one.closes_at, now, now + ISSUE_GRACE_MS))
  return waiting ?? kept.find((one) => isBetween(one.closes_at, 0, now)) ?? null
}

function letterKey(letterHash: string): string {
  return `issue-${letterHash.slice(0, 12)}-`
}

function isBetween(at: number | null, after: number, until: number): boolean {
  return at !== null && at > after && at <= until
}
