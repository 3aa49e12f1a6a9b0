import { Temporal } from 'temporal-polyfill'
import type { Pace } from './reader-choice.ts'

/** In ISO order: Monday is 1. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

export type Weekday = (typeof weekdays)[number]

/** When the emails of a sequence fall due, in local time of the list's IANA zone. */
export type Schedule =
  /** On each of these weekdays. `time` is "HH:MM". */
  | {
      readonly kind: 'weekdays'
      readonly days: readonly Weekday[]
      readonly time: string
      readonly firstAfterDays: number
    }
  /** Every `days` days (1 is daily). */
  | { readonly kind: 'every'; readonly days: number; readonly time: string; readonly firstAfterDays: number }
  /** Once, at a fixed instant (epoch milliseconds): a newsletter issue. */
  | { readonly kind: 'at'; readonly at: number }

/** How a series sends: again and again, never once at a fixed instant. */
export type Rhythm = Exclude<Schedule, { readonly kind: 'at' }>

/** What the next due time is reckoned from. */
export interface ScheduleBase {
  /** Epoch milliseconds of the email before it, or of the enrolment where there is none. */
  readonly previousAt: number
  /** No lesson has gone out yet: only the welcome, or nothing. */
  readonly firstLesson: boolean
  /** How often the reader wants it, reckoned from the email before, a welcome too; as planned where nothing is said. */
  readonly pace?: Pace
}

/**
 * The instant (epoch milliseconds) at which the next email falls due, after the one before it: the next
 * slot of the rhythm in the zone's local time. A local time that daylight saving skips moves forward; one
 * that occurs twice means its first occurrence (RFC 5545, section 3.3.5, as Temporal's "compatible").
 */
export function nextDue(schedule: Schedule, zone: string, base: ScheduleBase): number {
  if (schedule.kind === 'at') return schedule.at
  const previous = Temporal.Instant.fromEpochMilliseconds(base.previousAt).toZonedDateTimeISO(zone)
  const date = previous.toPlainDate()
  const wanted = pacedDate(date, base.pace ?? 'planned')
  if (!base.firstLesson) {
    const planned = date.add({ days: schedule.kind === 'every' ? schedule.days : 1 })
    return slotOn(later(planned, wanted), schedule, zone)
  }
  const earliest = previous.add({ days: schedule.firstAfterDays })
  const slot = slotOn(later(earliest.toPlainDate(), wanted), schedule, zone)
  if (slot >= earliest.epochMilliseconds) return slot
  return slotOn(earliest.toPlainDate().add({ days: 1 }), schedule, zone)
}

/** The first date on which a reader of this pace wants another email after one on `date`. */
function pacedDate(date: Temporal.PlainDate, pace: Pace): Temporal.PlainDate {
  if (pace === 'planned') return date
  return date.add(pace === 'monthly' ? { months: 1 } : { days: 14 })
}

function later(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) < 0 ? other : one
}

/** Whether an email at `at` comes sooner after the one at `previousAt` than a reader of this pace wants, by local dates. */
export function comesTooSoon(pace: Pace, zone: string, times: { previousAt: number; at: number }): boolean {
  const [previous, date] = [times.previousAt, times.at].map((at) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate(),
  ) as [Temporal.PlainDate, Temporal.PlainDate]
  return Temporal.PlainDate.compare(date, pacedDate(previous, pace)) < 0
}

/** The first slot at or after a moment: where an overdue email goes, so that no backlog fires at once. */
export function slotFrom(schedule: Schedule, zone: string, now: number): number {
  if (schedule.kind === 'at') return Math.max(schedule.at, now)
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const slot = slotOn(today, schedule, zone)
  return slot >= now ? slot : slotOn(today.add({ days: 1 }), schedule, zone)
}

/** Milliseconds from an instant to the end of its local day, less one second. */
export function msLeftOfDay(at: number, zone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const end = local.startOfDay().add({ days: 1 }).epochMilliseconds
  return Math.max(0, end - at - 1000)
}

/** The first slot of the rhythm on this local date or after it. */
function slotOn(date: Temporal.PlainDate, schedule: Rhythm, zone: string): number {
  const day = schedule.kind === 'weekdays' ? nextWeekday(date, schedule.days) : date
  return atLocalTime(day, schedule.time, zone)
}

/** The instant of a local date and "HH:MM" in a zone. */
function atLocalTime(date: Temporal.PlainDate, time: string, zone: string): number {
  return date
    .toPlainDateTime(Temporal.PlainTime.from(time))
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

function nextWeekday(from: Temporal.PlainDate, days: readonly Weekday[]): Temporal.PlainDate {
  const wanted = new Set(days.map((day) => weekdays.indexOf(day) + 1))
  const ahead = [0, 1, 2, 3, 4, 5, 6].find((days) => wanted.has(from.add({ days }).dayOfWeek))
  if (ahead === undefined) throw new Error('A weekday rhythm needs at least one weekday.')
  return from.add({ days: ahead })
}

/**
 * The instant of a typed time: local in the zone ("2026-12-01T09:00", a space instead of the T will do), or
 * with an offset or Z. Null for anything else.
 */
export function parseLocalTime(text: string, zone: string): number | null {
  const time = text.trim().replace(' ', 'T')
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?$/.test(time)) return null
  try {
    if (/(Z|[+-]\d{2}:\d{2})$/.test(time)) return Temporal.Instant.from(time).epochMilliseconds
    const local = Temporal.PlainDateTime.from(time, { overflow: 'reject' })
    return local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
  } catch {
    return null
  }
}

/** Whether this is an IANA zone that dates can be reckoned in. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}
