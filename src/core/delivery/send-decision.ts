import { type NextStep, nextStep, nextStepFrom, type WalkFacts } from './next-step.ts'

/** One person gets at most one confirmation mail in this time, so that the sign-up form is no weapon. */
export const CONFIRMATION_EVERY_MS = 24 * 60 * 60_000

/** All that decides whether a claimed delivery may be sent now, read in the transaction of the freeze. */
export interface SendFacts {
  readonly now: number
  /** Sending is on hold for the whole installation, and why. */
  readonly holdReason: string | null
  readonly suppressed: boolean
  /** The list has a sender address. */
  readonly hasSender: boolean
  readonly subscription: { readonly state: 'pending' | 'confirmed' | 'ended' }
  /** When another confirmation to this person was handed over, or null; asked only of confirmations. */
  readonly lastConfirmationAt: number | null
  /** Null for a confirmation. */
  readonly walk: Walk | null
}

export interface Walk extends WalkFacts {
  readonly sequenceState: 'active' | 'paused' | 'cancelled'
  readonly enrolmentState: 'active' | 'completed' | 'ended' | 'cancelled'
  /** When the delivery was to go out, and when its series was last resumed, or null. */
  readonly plannedAt: number
  readonly resumedAt: number | null
}

export type SendDecision =
  /** `step` is null for a confirmation. */
  | { readonly kind: 'send'; readonly step: NextStep | null }
  | { readonly kind: 'cancel'; readonly reason: string }
  | { readonly kind: 'hold'; readonly reason: string }
  /** Another step, or the same one later: the plan changed since it was scheduled. */
  | { readonly kind: 'reschedule'; readonly step: NextStep }
  /** Something that a person must set first is missing; looked at again at `dueAt`. */
  | { readonly kind: 'wait'; readonly reason: string; readonly dueAt: number }
  /** Nothing is left of the sequence for this person. */
  | { readonly kind: 'complete' }

/** The last check before an email is frozen: consent to the list, suppression, pause, and what is due now. */
export function decideSend(facts: SendFacts): SendDecision {
  if (facts.suppressed) return { kind: 'cancel', reason: 'suppressed' }
  if (!facts.walk) return decideConfirmation(facts)
  if (facts.subscription.state !== 'confirmed') return { kind: 'cancel', reason: 'no-consent' }
  if (facts.walk.enrolmentState !== 'active') return { kind: 'cancel', reason: 'enrolment-over' }
  if (facts.walk.sequenceState === 'cancelled') return { kind: 'cancel', reason: 'sequence-cancelled' }
  if (facts.walk.sequenceState === 'paused') return { kind: 'hold', reason: 'sequence-paused' }
  if (facts.holdReason !== null) return waitForRelease(facts.now)
  return decideStep(facts, facts.walk)
}

function decideConfirmation(facts: SendFacts): SendDecision {
  if (facts.subscription.state !== 'pending') return { kind: 'cancel', reason: 'not-pending' }
  if (facts.holdReason !== null) return waitForRelease(facts.now)
  const free = (facts.lastConfirmationAt ?? 0) + CONFIRMATION_EVERY_MS
  if (facts.lastConfirmationAt !== null && facts.now < free) {
    return { kind: 'wait', reason: 'confirmation-sent-lately', dueAt: free }
  }
  return facts.hasSender ? { kind: 'send', step: null } : waitForSender(facts.now)
}

function decideStep({ now, hasSender }: SendFacts, walk: Walk): SendDecision {
  // What fell due while the series was paused, and was not reckoned anew yet, must not fire at once.
  const heldBack = walk.resumedAt !== null && walk.plannedAt <= walk.resumedAt
  const step = heldBack ? nextStepFrom(walk, now) : nextStep(walk)
  if (!step) return { kind: 'complete' }
  if (step.dueAt > now) return { kind: 'reschedule', step }
  return hasSender ? { kind: 'send', step } : waitForSender(now)
}

function waitForRelease(now: number): SendDecision {
  return { kind: 'wait', reason: 'installation-on-hold', dueAt: now + 60_000 }
}

function waitForSender(now: number): SendDecision {
  return { kind: 'wait', reason: 'list-without-sender', dueAt: now + 60 * 60_000 }
}
