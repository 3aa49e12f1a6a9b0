import { createHash } from 'node:crypto'
import { countNotEnrolled } from '../../db/enrolments.ts'
import { toJson } from '../../db/json.ts'
import { findListByName, type ListRow } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import { listSequences, type SequenceRow } from '../../db/sequences.ts'
import { publicationFault } from '../core/delivery/publication.ts'
import { parseLocalTime } from '../core/delivery/schedule.ts'
import type { Letter } from '../core/mail/letter.ts'
import { compileLetters } from './compile-letters.ts'
import type { Context } from './context.ts'
import { enrolList } from './enrol-list.ts'
import { senderFacts } from './publish-sequence.ts'
import { type NewVersion, storeVersion } from './store-version.ts'

/** An issue "now" waits this long, so that it can still be cancelled. */
export const ISSUE_GRACE_MS = 5 * 60_000

export interface IssuePlan {
  readonly list: ListRow
  readonly sender: string
  /** Confirmed people of the list who are not in it yet; who confirms before it goes out gets it too. */
  readonly people: number
  /** Epoch milliseconds. */
  readonly at: number
  /** It was scheduled before, and not for everybody: it goes on, and is not made again. */
  readonly continues: boolean
  readonly version: NewVersion
}

export type PlanIssue =
  | { readonly kind: 'plan'; readonly plan: IssuePlan }
  | { readonly kind: 'problem'; readonly message: string }

export interface IssueInput {
  readonly name: string
  readonly letter: Letter
  readonly listName: string
  /** "now", or a local time of the list's zone such as "2026-12-01T09:00", or one with an offset. */
  readonly time: string
}

/** Checks a newsletter issue and says whom it would reach, and when. Changes nothing. */
export async function planIssue(ctx: Context, input: IssueInput): Promise<PlanIssue> {
  const list = await findListByName(ctx.read, input.listName)
  if (!list) return problem(`There is no list called “${input.listName}”.`)
  const at = input.time === 'now' ? ctx.now() + ISSUE_GRACE_MS : parseLocalTime(input.time, list.zone)
  if (at === null) return problem(`“${input.time}” is not a time: give one like 2026-12-01T09:00, or now.`)
  if (at < ctx.now()) return problem(`${input.time} has passed in ${list.zone}: give a time to come, or now.`)
  const letter: Letter = { ...input.letter, language: list.language }
  const fault = publicationFault([letter], senderFacts(ctx, list))
  if (fault !== null) return problem(fault)
  const compiled = await compileLetters([letter])
  if (compiled.kind === 'problem') return compiled
  const contentHash = createHash('sha256')
    .update(toJson([letter, at]))
    .digest('hex')
  const key = `issue-${contentHash.slice(0, 12)}`
  if (await findSequence(ctx.read, list.id, key)) {
    return problem('This very issue is already scheduled for that time: change the letter or the time.')
  }
  const people = await countSubscriptions(ctx.read, list.id, 'confirmed')
  const steps = compiled.letters.map((one) => ({ ...one, key: 'issue' }))
  const version: NewVersion = {
    listId: list.id,
    kind: 'issue',
    key,
    name: input.name,
    schedule: { kind: 'at', at },
    draftId: null,
    contentHash,
    steps,
  }
  return { kind: 'plan', plan: { list, sender: list.from_address ?? '', people, at, version } }
}

/** Schedules a planned issue: a sequence of one step at a fixed time, for everybody on the list. */
export async function scheduleIssue(
  ctx: Context,
  plan: IssuePlan,
): Promise<{ readonly sequence: SequenceRow; readonly enrolled: number }> {
  const sequence = await ctx.db.transaction().execute((tx) => storeVersion(ctx, tx, plan.version))
  const enrolled = await enrolList(ctx, sequence.id)
  ctx.log('issue.scheduled', { sequence: sequence.id, enrolled })
  return { sequence, enrolled }
}

function problem(message: string): PlanIssue {
  return { kind: 'problem', message }
}
