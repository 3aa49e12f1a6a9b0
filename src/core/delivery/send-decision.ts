import { isOfAddressChange, type NoticeKind } from './delivery.ts'
import { type Away, cappedUntil, lateBy, type RecentEmail, secondLateUntil } from './lateness.ts'
import { type NextStep, nextStep, nextStepFrom, type WalkFacts } from './next-step.ts'
import { comesTooSoon } from './schedule.ts'

/** One person gets at most one mail in this time that a form asked for, so that no form is a weapon. */
export const NOTICE_EVERY_MS = 24 * 60 * 60_000

/** All that decides whether a claimed delivery may be sent now, read in the transaction of the freeze. */
export interface SendFacts {
  readonly now: number
  /** Sending is on hold for the whole installation, and why. */
  readonly holdReason: string | null
  readonly suppressed: boolean
  /** The list has a sender address. */
  readonly hasSender: boolean
  readonly listPaused: boolean
  readonly subscription: { readonly state: 'pending' | 'confirmed' | 'ended' }
  /** Null for a step. */
  readonly notice: NoticeFacts | null
  /** Null for a notice. */
  readonly walk: Walk | null
}

export interface NoticeFacts {
  readonly kind: NoticeKind
  /** When another notice that a form asked for was handed over to this person, or null. */
  readonly lastAt: number | null
  /** Whether the change of address that it asks about is still to be confirmed. */
  readonly changeOpen: boolean
}

export interface Walk extends WalkFacts {
  readonly sequenceState: 'active' | 'paused' | 'cancelled'
  readonly enrolmentState: 'active' | 'completed' | 'ended' | 'cancelled'
  /** The step that the delivery was to bring. */
  readonly stepId: number
  /** A person sent it: neither plan nor lateness nor cap is asked. */
  readonly byHand: boolean
  /** When the delivery was to go out, and when its series was last resumed, or null. */
  readonly plannedAt: number
  readonly resumedAt: number | null
  /** When no worker looked for work, if that was lately. */
  readonly away: Away | null
  readonly graceMs: number
  /** Emails that one person gets within 24 hours; null for no cap. */
  readonly cap: number | null
  /** What the person got in the last days, of whatever list. */
  readonly recent: readonly RecentEmail[]
  /** When the newest issue of the list was handed over to the person, or null. */
  readonly lastIssueAt: number | null
}

export type SendDecision =
  /** `step` is null for a notice. */
  | { readonly kind: 'send'; readonly step: NextStep | null }
  | { readonly kind: 'cancel'; readonly reason: string }
  | { readonly kind: 'hold'; readonly reason: string }
  /** Another step, or the same one later: the plan changed since it was scheduled. */
  | { readonly kind: 'reschedule'; readonly step: NextStep }
  /** It may not go yet; looked at again at `dueAt`. */
  | { readonly kind: 'wait'; readonly reason: string; readonly dueAt: number }
  /** Nothing is left of the sequence for this person. */
  | { readonly kind: 'complete' }

/** The last check before an email is frozen: consent to the list, suppression, pause, and what is due now. */
export function decideSend(facts: SendFacts): SendDecision {
  const { walk } = facts
  if (facts.suppressed) return { kind: 'cancel', reason: 'suppressed' }
  if (!walk) return decideNotice(facts)
  if (facts.subscription.state !== 'confirmed') return { kind: 'cancel', reason: 'no-consent' }
  const over = walk.enrolmentState !== 'active' && !(walk.byHand && walk.enrolmentState === 'completed')
  if (over) return { kind: 'cancel', reason: 'enrolment-over' }
  if (walk.choice?.off === true && !walk.byHand) return { kind: 'cancel', reason: 'reader-off' }
  if (walk.sequenceState === 'cancelled') return { kind: 'cancel', reason: 'sequence-cancelled' }
  if (walk.sequenceState === 'paused') return { kind: 'hold', reason: 'sequence-paused' }
  if (facts.listPaused) return { kind: 'hold', reason: 'list-paused' }
  if (facts.holdReason !== null) return waitForRelease(facts.now)
  return walk.byHand ? sendByHand(facts, walk) : decideStep(facts, walk)
}

function decideNotice(facts: SendFacts): SendDecision {
  const { now, notice } = facts
  if (notice === null) throw new Error('What is no step is a notice.')
  const unwanted = unwantedNotice(notice, facts.subscription.state)
  if (unwanted !== null) return { kind: 'cancel', reason: unwanted }
  if (facts.holdReason !== null) return waitForRelease(now)
  // A time far ahead is of a clock that was set back since.
  const known = notice.lastAt !== null && notice.lastAt <= now + NOTICE_EVERY_MS
  const free = (notice.lastAt ?? 0) + NOTICE_EVERY_MS
  if (known && now < free) return { kind: 'wait', reason: 'confirmation-sent-lately', dueAt: free }
  return facts.hasSender ? { kind: 'send', step: null } : waitForSender(now)
}

/** Why a notice says nothing true any more, or null. */
export function unwantedNotice(
  { kind, changeOpen }: Pick<NoticeFacts, 'kind' | 'changeOpen'>,
  state: SendFacts['subscription']['state'],
): string | null {
  if (kind === 'confirmation') return state === 'pending' ? null : 'not-pending'
  if (kind === 'already') return state === 'confirmed' ? null : 'no-consent'
  if (isOfAddressChange(kind)) return changeOpen ? null : 'not-pending'
  return null
}

function decideStep(facts: SendFacts, walk: Walk): SendDecision {
  const { now } = facts
  const declined = declinedIssue(walk)
  if (declined !== null) return { kind: 'cancel', reason: declined }
  // What fell due while the series was paused, and was not reckoned anew yet, must not fire at once.
  const heldBack = walk.resumedAt !== null && walk.plannedAt <= walk.resumedAt
  const step = heldBack ? nextStepFrom(walk, now) : nextStep(walk)
  if (!step) return { kind: 'complete' }
  if (step.dueAt > now) return { kind: 'reschedule', step }
  return facts.hasSender ? decideTime(step, walk, now) : waitForSender(now)
}

/** Why the reader does not want this one issue, or null: its day passes, so it is left out and not put off. */
function declinedIssue({ schedule, choice, zone, lastIssueAt }: Walk): string | null {
  if (schedule.kind !== 'at' || choice === undefined) return null
  if (choice.pausedUntil !== null && schedule.at < choice.pausedUntil) return 'reader-paused'
  const soon =
    lastIssueAt !== null && comesTooSoon(choice.pace, zone, { previousAt: lastIssueAt, at: schedule.at })
  return soon ? 'reader-less-often' : null
}

/** What is due is sent, unless it is too late, or the person has had enough for now. */
function decideTime(step: NextStep, walk: Walk, now: number): SendDecision {
  const late = lateBy(walk.plannedAt, walk.away)
  if (late > walk.graceMs) return { kind: 'hold', reason: 'too-late' }
  const afterLate = late > 0 ? secondLateUntil(walk.recent, walk.away) : null
  if (afterLate !== null && afterLate > now)
    return { kind: 'wait', reason: 'one-late-email', dueAt: afterLate }
  const capped = cappedUntil(walk.recent, walk.cap, now)
  if (capped !== null) return { kind: 'wait', reason: 'frequency-cap', dueAt: capped }
  return { kind: 'send', step }
}

function sendByHand({ now, hasSender }: SendFacts, { stepId, plannedAt }: Walk): SendDecision {
  return hasSender ? { kind: 'send', step: { stepId, dueAt: plannedAt } } : waitForSender(now)
}

function waitForRelease(now: number): SendDecision {
  return { kind: 'wait', reason: 'installation-on-hold', dueAt: now + 60_000 }
}

function waitForSender(now: number): SendDecision {
  return { kind: 'wait', reason: 'list-without-sender', dueAt: now + 60 * 60_000 }
}
