import { Temporal } from 'temporal-polyfill'

/** What a reader may choose besides typing a date. */
export const pauseLengths = { weeks: { days: 14 }, month: { months: 1 }, quarter: { months: 3 } } as const

export type PauseLength = keyof typeof pauseLengths

/** What a form brings: no pause, the one that stands, one of a length, or until a date ("2026-12-24"). */
export interface PauseWish {
  readonly pause: string
  readonly until: string
}

export interface PauseFacts {
  /** Epoch milliseconds. */
  readonly now: number
  /** The reader's IANA zone. */
  readonly zone: string
  /** The end of the pause that stands; null for none. */
  readonly current: number | null
}

export type PauseEnd =
  /** Epoch milliseconds, the beginning of a local day; null for no pause. */
  | { readonly kind: 'until'; readonly at: number | null }
  | { readonly kind: 'invalid' }
  /** A length and a date: nobody knows which of them is meant. */
  | { readonly kind: 'two-ends' }

/** When a pause ends: the beginning of a day to come in the reader's zone, at most a year from now. */
export function pauseEnd({ pause, until }: PauseWish, facts: PauseFacts): PauseEnd {
  const length = Object.hasOwn(pauseLengths, pause)
  if (until.trim() !== '') return length ? { kind: 'two-ends' } : untilDate(until.trim(), facts)
  if (pause === 'keep') return { kind: 'until', at: runningPause(facts.current, facts.now) }
  if (!length) return { kind: 'until', at: null }
  const end = localDay(facts).add(pauseLengths[pause as PauseLength])
  return { kind: 'until', at: dayStart(end, facts.zone) }
}

/** The end of a pause while it lasts, and null once it is over. */
export function runningPause(until: number | null, now: number): number | null {
  return until !== null && until > now ? until : null
}

/** The first and the last date that a pause may end on, as ISO dates. */
export function pauseDates(facts: Pick<PauseFacts, 'now' | 'zone'>): {
  readonly first: string
  readonly last: string
} {
  const today = localDay(facts)
  return { first: today.add({ days: 1 }).toString(), last: today.add({ years: 1 }).toString() }
}

function untilDate(text: string, facts: PauseFacts): PauseEnd {
  const { first, last } = pauseDates(facts)
  // ISO dates of four-digit years sort as they read.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < first || text > last) return { kind: 'invalid' }
  try {
    const day = Temporal.PlainDate.from(text, { overflow: 'reject' })
    return { kind: 'until', at: dayStart(day, facts.zone) }
  } catch {
    return { kind: 'invalid' }
  }
}

function localDay({ now, zone }: Pick<PauseFacts, 'now' | 'zone'>): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
}

function dayStart(day: Temporal.PlainDate, zone: string): number {
  return day.toZonedDateTime(zone).epochMilliseconds
}
