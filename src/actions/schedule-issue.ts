import { createHash } from 'node:crypto'
import { countNotEnrolled } from '../../db/enrolments.ts'
import { toJson } from '../../db/json.ts'
import { findListByName, type ListRow } from '../../db/lists.ts'
import type { SequenceRow } from '../../db/sequences.ts'
import { publicationFault } from '../core/delivery/publication.ts'
import { parseLocalTime } from '../core/delivery/schedule.ts'
import type { Letter } from '../core/mail/letter.ts'
import { themeOf } from '../core/mail/theme.ts'
import { audit } from './audit.ts'
import { type CompiledLetter, compileLetters } from './compile-letters.ts'
import type { Context } from './context.ts'
import { enrolList } from './enrol-list.ts'
import { findSameIssue, ISSUE_GRACE_MS, type IssueWanted, issueKey } from './find-same-issue.ts'
import { senderFacts } from './publish-sequence.ts'
import { type NewVersion, storeVersion } from './store-version.ts'

export interface IssuePlan {
  readonly list: ListRow
  readonly sender: string
  /** Confirmed people of the list who are not in it yet; who confirms before it goes out gets it too. */
  readonly people: number
  /** Epoch milliseconds. */
  readonly at: number
  /** It was scheduled before, and not for everybody: it goes on, and is not made again. */
  readonly continues: boolean
  readonly wanted: IssueWanted
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
  const letter: Letter = { ...input.letter, language: list.language }
  const fault = publicationFault([letter], senderFacts(ctx, list))
  if (fault !== null) return problem(fault)
  const compiled = await compileLetters([letter], themeOf(list.theme))
  if (compiled.kind === 'problem') return compiled
  const letterHash = createHash('sha256').update(toJson(letter)).digest('hex')
  const asked: IssueWanted = { listId: list.id, letterHash, at, atOnce: input.time === 'now' }
  // Only an issue that was interrupted may still go on after its time.
  if (at < ctx.now() && !(await findSameIssue(ctx.read, asked, ctx.now()))) {
    return problem(`${input.time} has passed in ${list.zone}: give a time to come, or now.`)
  }
  return await planWanted(ctx, asked, { list, name: input.name, letters: compiled.letters })
}

interface IssueContent {
  readonly list: ListRow
  readonly name: string
  readonly letters: readonly CompiledLetter[]
}

async function planWanted(ctx: Context, asked: IssueWanted, content: IssueContent): Promise<PlanIssue> {
  const { list, name, letters } = content
  const known = await findSameIssue(ctx.read, asked, ctx.now())
  const people = await countNotEnrolled(ctx.read, list.id, known?.id ?? 0)
  const refusal = known && refusalOf(known, people, ctx.now())
  if (refusal) return problem(refusal)
  const wanted = { ...asked, at: known?.closes_at ?? asked.at }
  const version = newVersion(name, wanted, letters)
  const sender = list.from_address ?? ''
  return {
    kind: 'plan',
    plan: { list, sender, people, at: wanted.at, continues: known !== null, wanted, version },
  }
}

/** Why an issue that is known already cannot go on, or null where some people are still to enter it. */
function refusalOf(known: SequenceRow, people: number, now: number): string | null {
  if (known.state === 'cancelled') return 'This very issue was cancelled: change the letter or the time.'
  if (people === 0 && known.closes_at !== null && known.closes_at <= now) {
    return 'This very letter has already gone out to this list: change it, or give a time to come to send it again.'
  }
  return people > 0
    ? null
    : 'This very issue is already scheduled, for everybody on the list: change the letter or the time.'
}

function newVersion(name: string, wanted: IssueWanted, letters: readonly CompiledLetter[]): NewVersion {
  return {
    listId: wanted.listId,
    kind: 'issue',
    key: issueKey(wanted),
    name,
    schedule: { kind: 'at', at: wanted.at },
    draftId: null,
    contentHash: wanted.letterHash,
    steps: letters.map((one) => ({ ...one, key: 'issue' })),
  }
}

export interface ScheduledIssue {
  readonly sequence: SequenceRow
  /** How many people entered it now. */
  readonly enrolled: number
  /** It was there already, and only went on. */
  readonly continued: boolean
}

/**
 * Schedules a planned issue: a sequence of one step at a fixed time, for everybody on the list. Where it was
 * interrupted, doing it again goes on with the same issue.
 */
export async function scheduleIssue(ctx: Context, plan: IssuePlan): Promise<ScheduledIssue> {
  const { sequence, continued } = await ctx.transact('schedule-issue', async (tx) => {
    // Looked up again under the write lock: another process may have made it meanwhile.
    const known = await findSameIssue(tx, plan.wanted, ctx.now())
    if (known) return { sequence: known, continued: true }
    const made = await storeVersion(ctx, tx, versionFrom(plan, ctx.now()))
    await audit(tx, { at: ctx.now(), action: 'issue.scheduled', sequence: made.id })
    return { sequence: made, continued: false }
  })
  const enrolled = await enrolList(ctx, sequence.id)
  ctx.log('issue.scheduled', { sequence: sequence.id, enrolled })
  return { sequence, enrolled, continued }
}

/** The question may have stood unanswered for long: "now" counts its minutes from here, and no time is past. */
function versionFrom({ wanted, version }: IssuePlan, now: number): NewVersion {
  if (!wanted.atOnce && wanted.at >= now) return version
  const at = wanted.atOnce ? now + ISSUE_GRACE_MS : now
  return { ...version, key: issueKey({ ...wanted, at }), schedule: { kind: 'at', at } }
}

function problem(message: string): PlanIssue {
  return { kind: 'problem', message }
}
