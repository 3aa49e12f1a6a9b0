import type { SenderRate, WarmUpDay } from './flow-settings.ts'

/** A sender's place in its permitted rate and in its day. */
export interface SenderProgress {
  /** The first moment at which another call may begin, epoch milliseconds. */
  readonly nextSlotAt: number
  /** `2026-11-30`, UTC. */
  readonly day: string | null
  readonly dayCount: number
  readonly startedOn: string | null
}

export interface SlotRequest {
  readonly now: number
  readonly rate: SenderRate
  /** Calls per second as the provider told; null where it told nothing. */
  readonly permitted: number | null
  /** Messages that the call would carry at most. */
  readonly messages: number
}

export type Slot =
  /** The call may begin at `at` and carry so many messages. */
  | { readonly kind: 'slot'; readonly at: number; readonly messages: number }
  /** Nothing may go before `until`. */
  | { readonly kind: 'full'; readonly until: number; readonly why: 'rate' | 'day' }

/** Slots are given out no further ahead: a worker that dies leaves little of the rate unused. */
const HORIZON_MS = 2_000
/** A place further ahead than this is of a clock that was set back since. */
const STRANGE_MS = 60_000
const DAY = 24 * 60 * 60_000

/** The next slot of a sender, or until when there is none. Nothing is taken yet: `takeSlot` does that. */
export function findSlot(progress: SenderProgress, request: SlotRequest): Slot {
  const { now, rate } = request
  const left = dayLimit(progress, request) - (progress.day === dayOf(now) ? progress.dayCount : 0)
  if (left <= 0) return { kind: 'full', until: (Math.floor(now / DAY) + 1) * DAY, why: 'day' }
  const strange = progress.nextSlotAt > now + STRANGE_MS
  const at =
    strange || callsPerSecond(rate, request.permitted) === null ? now : Math.max(now, progress.nextSlotAt)
  if (at - now > HORIZON_MS) return { kind: 'full', until: at - HORIZON_MS, why: 'rate' }
  return { kind: 'slot', at, messages: Math.min(request.messages, left) }
}

/** The sender's place after a call at `at` with so many messages. */
export function takeSlot(
  progress: SenderProgress,
  { rate, permitted, now }: Omit<SlotRequest, 'messages'>,
  taken: { readonly at: number; readonly messages: number },
): SenderProgress {
  const perSecond = callsPerSecond(rate, permitted)
  const day = dayOf(now)
  return {
    nextSlotAt: perSecond === null ? taken.at : taken.at + 1000 / perSecond,
    day,
    dayCount: (progress.day === day ? progress.dayCount : 0) + taken.messages,
    startedOn: progress.startedOn ?? day,
  }
}

/** The lower of what was set and what the provider permits. */
function callsPerSecond({ perSecond }: SenderRate, permitted: number | null): number | null {
  if (perSecond === null) return permitted
  return permitted === null ? perSecond : Math.min(perSecond, permitted)
}

function dayLimit({ startedOn }: SenderProgress, { now, rate }: SlotRequest): number {
  const today = dayOf(now)
  const dayNumber = 1 + Math.round((Date.parse(today) - Date.parse(startedOn ?? today)) / DAY)
  return Math.min(rate.perDay ?? Infinity, warmUpLimit(rate.warmUp, dayNumber))
}

/** The limit of the last entry whose day has come; none before the first entry. */
function warmUpLimit(table: readonly WarmUpDay[], dayNumber: number): number {
  const reached = table.filter(({ day }) => day <= dayNumber).toSorted((a, b) => a.day - b.day)
  return reached.at(-1)?.limit ?? Infinity
}

/** The UTC day of an instant: `2026-11-30`. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
