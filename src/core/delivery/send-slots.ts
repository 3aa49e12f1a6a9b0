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
}

export type Slots =
  /**
   * The first call may begin at `at`, each further one `everyMs` later: at most `calls` of them, and `messages`
   * in all.
   */
  | {
      readonly kind: 'slots'
      readonly at: number
      readonly everyMs: number
      readonly calls: number
      readonly messages: number
    }
  /** Nothing may go before `until`. */
  | { readonly kind: 'full'; readonly until: number; readonly why: 'rate' | 'day' }

/** What of a day (UTC) is used up. */
export interface DayUse {
  /** The day that is counted, and the messages reserved on it. */
  readonly day: string
  readonly count: number
  /** Infinite where nothing limits it. */
  readonly limit: number
}

/** Slots are given out no further ahead: a worker that dies leaves little of the rate unused. */
export const HORIZON_MS = 2_000
/** A place further ahead than this, and than one interval, is of a clock that was set back since. */
const STRANGE_MS = 60_000
/** However little is permitted, a call may be tried this often. */
const LONGEST_INTERVAL_MS = 60 * 60_000
const DAY = 24 * 60 * 60_000

/** The next slots of a sender, or until when there are none. Nothing is taken yet: `takeSlots` does that. */
export function findSlots(progress: SenderProgress, request: SlotRequest): Slots {
  const { now } = request
  const { day, count, limit } = dayUse(progress, request)
  const messages = limit - count
  if (messages <= 0) return { kind: 'full', until: Date.parse(day) + DAY, why: 'day' }
  const everyMs = intervalMs(request)
  if (everyMs === 0) return { kind: 'slots', at: now, everyMs, calls: Infinity, messages }
  const at = firstSlot(progress, { now, everyMs })
  if (at - now > HORIZON_MS) return { kind: 'full', until: at - HORIZON_MS, why: 'rate' }
  const calls = Math.max(1, Math.floor((now + HORIZON_MS - at) / everyMs))
  return { kind: 'slots', at, everyMs, calls, messages }
}

/** The sender's place after so many calls, the first of them at `at`, with so many messages in all. */
export function takeSlots(
  progress: SenderProgress,
  request: SlotRequest,
  taken: { readonly at: number; readonly calls: number; readonly messages: number },
): SenderProgress {
  const { day, count } = dayUse(progress, request)
  const everyMs = intervalMs(request)
  return {
    // A whole number, as the store keeps it; rounded up, so that the rate is never exceeded.
    nextSlotAt: everyMs === 0 ? taken.at : Math.ceil(taken.at + taken.calls * everyMs),
    day,
    dayCount: count + taken.messages,
    startedOn: startOf(progress, dayOf(request.now)),
  }
}

/** Slots given out before the clock was set back may still be used within the horizon: begin after them. */
function firstSlot(
  { nextSlotAt }: SenderProgress,
  { now, everyMs }: { readonly now: number; readonly everyMs: number },
): number {
  const strange = nextSlotAt > now + Math.max(STRANGE_MS, HORIZON_MS + everyMs + 1)
  return strange ? now + HORIZON_MS : Math.max(now, nextSlotAt)
}

/** Between two calls: 0 where nothing limits them. */
function intervalMs({ rate, permitted }: SlotRequest): number {
  const perSecond = callsPerSecond(rate, permitted)
  return perSecond === null ? 0 : Math.min(1000 / perSecond, LONGEST_INTERVAL_MS)
}

/** A provider counts calls when they arrive, and they do not arrive as evenly as they begin. */
const SHARE_OF_PERMITTED = 0.98

/** The lower of what was set and nearly what the provider permits. */
function callsPerSecond({ perSecond }: SenderRate, permitted: number | null): number | null {
  const allowed = permitted === null ? null : permitted * SHARE_OF_PERMITTED
  if (perSecond === null) return allowed
  return allowed === null ? perSecond : Math.min(perSecond, allowed)
}

/**
 * The day that is counted, what is used of it, and its limit. A clock that was set back never gives a day twice:
 * by up to a day, it is counted on where it was; by more, what was used counts as of today.
 */
export function dayUse(progress: SenderProgress, { now, rate }: Pick<SlotRequest, 'now' | 'rate'>): DayUse {
  const today = dayOf(now)
  const ahead = progress.day === null ? 0 : daysBetween(today, progress.day)
  const dayNumber = 1 + daysBetween(startOf(progress, today), today)
  return {
    day: ahead === 1 ? dayOf(now + DAY) : today,
    count: ahead < 0 ? 0 : progress.dayCount,
    limit: Math.min(rate.perDay ?? Infinity, warmUpLimit(rate.warmUp, dayNumber)),
  }
}

/** The first day with mail; one that lies ahead is of a clock that was set back since. */
function startOf({ startedOn }: SenderProgress, today: string): string {
  return startedOn !== null && startedOn < today ? startedOn : today
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
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
