import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  isZone,
  nextDue,
  parseLocalTime,
  type Rhythm,
  slotFrom,
  weekdays,
} from '../../../src/core/delivery/schedule.ts'
import { defaultRhythm } from '../../../src/core/draft/series.ts'

const local = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime().toString()
const instant = (text: string, zone: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds

describe('nextDue', () => {
  it('sends the first lesson on the first Tuesday at 09:00 that is at least two days after the welcome', () => {
    const due = (welcome: string) =>
      local(
        nextDue(defaultRhythm, 'Europe/Dublin', {
          previousAt: instant(welcome, 'Europe/Dublin'),
          firstLesson: true,
        }),
        'Europe/Dublin',
      )
    expect(due('2026-12-01T10:00')).toBe('2026-12-08T09:00:00')
    expect(due('2026-12-05T23:00')).toBe('2026-12-08T09:00:00')
    expect(due('2026-12-06T08:59')).toBe('2026-12-08T09:00:00')
    expect(due('2026-12-06T09:00')).toBe('2026-12-08T09:00:00')
    expect(due('2026-12-06T09:01')).toBe('2026-12-15T09:00:00')
  })

  it('sends each further lesson on the next weekday of the rhythm, however late the one before it was', () => {
    const base = (text: string) => ({ previousAt: instant(text, 'Asia/Tokyo'), firstLesson: false })
    expect(local(nextDue(defaultRhythm, 'Asia/Tokyo', base('2026-12-08T09:00')), 'Asia/Tokyo')).toBe(
      '2026-12-15T09:00:00',
    )
    expect(local(nextDue(defaultRhythm, 'Asia/Tokyo', base('2026-12-10T17:30')), 'Asia/Tokyo')).toBe(
      '2026-12-15T09:00:00',
    )
  })

  it('sends every three days, and daily, at the local time', () => {
    const every = (days: number): Rhythm => ({ kind: 'every', days, time: '07:30', firstAfterDays: 1 })
    const base = { previousAt: instant('2026-12-08T07:31', 'UTC'), firstLesson: false }
    expect(local(nextDue(every(3), 'UTC', base), 'UTC')).toBe('2026-12-11T07:30:00')
    expect(local(nextDue(every(1), 'UTC', base), 'UTC')).toBe('2026-12-09T07:30:00')
  })

  it('moves a local time that daylight saving skips forward', () => {
    const rhythm: Rhythm = { kind: 'every', days: 1, time: '02:30', firstAfterDays: 1 }
    const base = { previousAt: instant('2027-03-27T02:30', 'Europe/Berlin'), firstLesson: false }
    expect(local(nextDue(rhythm, 'Europe/Berlin', base), 'Europe/Berlin')).toBe('2027-03-28T03:30:00')
  })

  it('fires once, at its first occurrence, for a local time that comes twice', () => {
    const rhythm: Rhythm = { kind: 'every', days: 1, time: '02:30', firstAfterDays: 1 }
    const zone = 'Europe/Berlin'
    const first = nextDue(rhythm, zone, { previousAt: instant('2026-10-24T02:30', zone), firstLesson: false })
    expect(new Date(first).toISOString()).toBe('2026-10-25T00:30:00.000Z')
    const second = nextDue(rhythm, zone, { previousAt: first, firstLesson: false })
    expect(local(second, zone)).toBe('2026-10-26T02:30:00')
  })

  it('is always later, on a day of the rhythm, and at most nine days ahead, in every zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 11, 31) }),
        fc.subarray([...weekdays], { minLength: 1 }),
        fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })),
        fc.boolean(),
        (zone, previousAt, days, [hour, minute], firstLesson) => {
          const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
          const rhythm: Rhythm = { kind: 'weekdays', days, time, firstAfterDays: 2 }
          const due = nextDue(rhythm, zone, { previousAt, firstLesson })
          const at = Temporal.Instant.fromEpochMilliseconds(due).toZonedDateTimeISO(zone)
          const least = firstLesson
            ? Temporal.Instant.fromEpochMilliseconds(previousAt).toZonedDateTimeISO(zone).add({ days: 2 })
                .epochMilliseconds
            : previousAt + 1
          expect(due).toBeGreaterThanOrEqual(least)
          expect(due - previousAt).toBeLessThan(10.5 * 86_400_000)
          // A skipped midnight may move a slot into the next hour, never to another day of the week.
          expect(days).toContain(weekdays[at.dayOfWeek - 1])
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe('slotFrom', () => {
  it('gives the slot of today where it has not passed, else the next one', () => {
    const at = (text: string) => local(slotFrom(defaultRhythm, 'UTC', instant(text, 'UTC')), 'UTC')
    expect(at('2026-12-08T08:59')).toBe('2026-12-08T09:00:00')
    expect(at('2026-12-08T09:01')).toBe('2026-12-15T09:00:00')
    expect(at('2026-12-09T09:01')).toBe('2026-12-15T09:00:00')
  })
})

describe('parseLocalTime', () => {
  it('reads a local time of the zone, and one with an offset', () => {
    expect(parseLocalTime('2026-12-01T09:00', 'Europe/Berlin')).toBe(Date.parse('2026-12-01T08:00:00Z'))
    expect(parseLocalTime('2026-12-01 09:00', 'Europe/Berlin')).toBe(Date.parse('2026-12-01T08:00:00Z'))
    expect(parseLocalTime('2026-12-01T09:00+09:00', 'Europe/Berlin')).toBe(Date.parse('2026-12-01T00:00:00Z'))
  })

  it('refuses dates that do not exist and anything else', () => {
    for (const text of ['2026-02-30T09:00', '2026-12-01', 'tomorrow', '', '2026-12-01T25:00', '1']) {
      expect(parseLocalTime(text, 'UTC')).toBeNull()
    }
  })
})

describe('isZone', () => {
  it('knows IANA names and refuses anything else', () => {
    expect(isZone('America/Argentina/Buenos_Aires')).toBe(true)
    expect(isZone('UTC')).toBe(true)
    for (const zone of ['Mars/Olympus', '', '+02:00', 'Europe/Berlin\r\n', '__proto__']) {
      expect(isZone(zone)).toBe(false)
    }
  })
})
