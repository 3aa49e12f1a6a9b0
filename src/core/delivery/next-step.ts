import { asPlanned, type ReaderChoice } from './reader-choice.ts'
import { msLeftOfDay, nextDue, type Schedule, slotFrom } from './schedule.ts'

/** A step of the current version, not removed. */
export interface RankedStep {
  readonly id: number
  readonly rank: number
  readonly kind: string
}

/**
 * A step of the sequence that this subscription has had (or may have had), in whichever version, removed
 * since or not; of which kind it was then, and when it was handed over.
 */
export interface DoneStep {
  readonly stepId: number
  readonly kind: string
  readonly at: number
}

export interface WalkFacts {
  readonly steps: readonly RankedStep[]
  readonly done: readonly DoneStep[]
  readonly schedule: Schedule
  readonly zone: string
  /** When the enrolment began, epoch milliseconds. */
  readonly startedAt: number
  /** Over how long the emails of one slot are spread, and what gives this person a place in it. */
  readonly spread?: { readonly ms: number; readonly seed: number }
  /** What the reader chose; as planned where nothing is said. */
  readonly choice?: ReaderChoice
}

export interface NextStep {
  readonly stepId: number
  readonly dueAt: number
}

/**
 * The first step by rank that this person has not had, and when it falls due; null at the end. What is
 * done is a fact, not a pointer: so a step inserted by a new version is neither missed nor sent twice.
 * A welcome is only ever a beginning, and after a recap nothing follows.
 */
export function nextStep(facts: WalkFacts): NextStep | null {
  const had = new Set(facts.done.map(({ stepId }) => stepId))
  const ranked = facts.steps.toSorted((a, b) => a.rank - b.rank)
  if (facts.done.some(({ kind }) => kind === 'recap')) return null
  const next = ranked.find((step) => !had.has(step.id) && (step.kind !== 'welcome' || had.size === 0))
  return next ? { stepId: next.id, dueAt: dueAt(next, facts) } : null
}

/**
 * The welcome at once; any other step at the rhythm's next slot after the email before it, as often as the reader
 * wants. Nothing falls into the reader's pause.
 */
function dueAt(step: RankedStep, facts: WalkFacts): number {
  const { schedule, zone, startedAt, done } = facts
  const { pace, pausedUntil } = facts.choice ?? asPlanned
  if (step.kind === 'welcome') return Math.max(startedAt, pausedUntil ?? 0)
  const previousAt = Math.max(startedAt, ...done.map(({ at }) => at))
  const firstLesson = done.every(({ kind }) => kind === 'welcome')
  // Who has had nothing yet has had nothing too often.
  const spaced = done.length === 0 ? 'planned' : pace
  const slot = nextDue(schedule, zone, { previousAt, firstLesson, pace: spaced })
  // An issue has one moment: whether it is wanted then is asked when it comes.
  const inPause = schedule.kind !== 'at' && pausedUntil !== null && slot < pausedUntil
  const free = inPause ? slotFrom(schedule, zone, pausedUntil) : slot
  return spreadFrom(free, step.id, facts)
}

/** The person's own place in the slot, always the same for one step, and on the same local day. */
function spreadFrom(slot: number, stepId: number, { spread, zone }: WalkFacts): number {
  if (!spread || spread.ms === 0) return slot
  const room = Math.min(spread.ms, msLeftOfDay(slot, zone))
  return slot + Math.floor(fraction(spread.seed, stepId) * room)
}

/** From 0 to 1, evenly, from two numbers: the finaliser of MurmurHash3 (Austin Appleby, public domain). */
function fraction(one: number, other: number): number {
  let hash = (Math.imul(one, 0x9e3779b1) ^ other) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/**
 * The next step with a due time that has not passed: one that is overdue moves to the next slot, so that no
 * backlog fires at once. A welcome still goes at once.
 */
export function nextStepFrom(facts: WalkFacts, now: number): NextStep | null {
  const step = nextStep(facts)
  if (!step || step.dueAt >= now) return step
  const welcome = facts.steps.some(({ id, kind }) => id === step.stepId && kind === 'welcome')
  if (welcome) return { ...step, dueAt: now }
  return { ...step, dueAt: spreadFrom(slotFrom(facts.schedule, facts.zone, now), step.stepId, facts) }
}
