import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { nextStep, nextStepFrom, type WalkFacts } from '../../../src/core/delivery/next-step.ts'
import {
  asPlanned,
  mergeChoices,
  paces,
  type ReaderChoice,
} from '../../../src/core/delivery/reader-choice.ts'
import { comesTooSoon, nextDue } from '../../../src/core/delivery/schedule.ts'

const tuesdays = { kind: 'weekdays' as const, days: ['tuesday' as const], time: '09:00', firstAfterDays: 2 }
const sent = Date.parse('2026-12-01T09:00:05Z')

const walk = (choice: Partial<ReaderChoice>, change: Partial<WalkFacts> = {}): WalkFacts => ({
  steps: [1, 2, 3].map((id) => ({ id, rank: id, kind: id === 1 ? 'welcome' : 'lesson' })),
  done: [
    { stepId: 1, kind: 'welcome', at: sent - 86_400_000 },
    { stepId: 2, kind: 'lesson', at: sent },
  ],
  schedule: tuesdays,
  zone: 'UTC',
  startedAt: sent - 86_400_000,
  choice: { ...asPlanned, ...choice },
  ...change,
})

const dueOf = (facts: WalkFacts) => new Date(nextStep(facts)?.dueAt ?? 0).toISOString()

describe('a reader who wants a series less often', () => {
  it('gets it at the first slot of the rhythm two weeks, or a month, after the email before it', () => {
    expect(dueOf(walk({}))).toBe('2026-12-08T09:00:00.000Z')
    expect(dueOf(walk({ pace: 'fortnightly' }))).toBe('2026-12-15T09:00:00.000Z')
    expect(dueOf(walk({ pace: 'monthly' }))).toBe('2027-01-05T09:00:00.000Z')
  })

  it('is never sent anything sooner than it was planned', () => {
    const rare = { kind: 'every' as const, days: 60, time: '09:00', firstAfterDays: 2 }
    expect(dueOf(walk({ pace: 'fortnightly' }, { schedule: rare }))).toBe(dueOf(walk({}, { schedule: rare })))
  })

  it('gets the first lesson as long after the welcome', () => {
    const first = { done: [{ stepId: 1, kind: 'welcome', at: sent }], startedAt: sent }
    expect(dueOf(walk({ pace: 'fortnightly' }, first))).toBe('2026-12-15T09:00:00.000Z')
    expect(dueOf(walk({ pace: 'monthly' }, first))).toBe('2027-01-05T09:00:00.000Z')
    const patient = { ...first, schedule: { ...tuesdays, firstAfterDays: 40 } }
    expect(dueOf(walk({ pace: 'fortnightly' }, patient))).toBe(dueOf(walk({}, patient)))
  })

  it('gets the beginning of a series as planned', () => {
    const nothing = { done: [], startedAt: sent }
    expect(dueOf(walk({ pace: 'monthly' }, nothing))).toBe(new Date(sent).toISOString())
    const plain = { ...nothing, steps: [{ id: 2, rank: 1, kind: 'lesson' }] }
    expect(dueOf(walk({ pace: 'monthly' }, plain))).toBe(dueOf(walk({}, plain)))
  })

  it('keeps the local time of the rhythm and the wished distance in every zone, through daylight saving', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia')
    const moments = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) })
    fc.assert(
      fc.property(
        zones,
        moments,
        fc.constantFrom('fortnightly' as const, 'monthly' as const),
        (zone, at, pace) => {
          const due = nextDue({ ...tuesdays, time: '08:30' }, zone, {
            previousAt: at,
            firstLesson: false,
            pace,
          })
          const [from, to] = [at, due].map((one) =>
            Temporal.Instant.fromEpochMilliseconds(one).toZonedDateTimeISO(zone),
          ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime]
          const least = from.toPlainDate().add(pace === 'monthly' ? { months: 1 } : { days: 14 })
          expect([to.hour, to.minute, to.dayOfWeek]).toEqual([8, 30, 2])
          expect(Temporal.PlainDate.compare(to.toPlainDate(), least)).toBeGreaterThanOrEqual(0)
          expect(to.toPlainDate().since(least).days).toBeLessThan(7)
        },
      ),
    )
  })
})

describe('a reader who paused', () => {
  const pausedUntil = Date.parse('2027-01-10T00:00:00Z')

  it('gets the next email at the first slot after the pause, also where it was overdue', () => {
    expect(dueOf(walk({ pausedUntil }))).toBe('2027-01-12T09:00:00.000Z')
    expect(nextStepFrom(walk({ pausedUntil }), Date.parse('2026-12-20T00:00:00Z'))?.dueAt).toBe(
      Date.parse('2027-01-12T09:00:00Z'),
    )
  })

  it('goes on as if nothing had been where the pause ends before the next email', () => {
    expect(dueOf(walk({ pausedUntil: sent + 1 }))).toBe('2026-12-08T09:00:00.000Z')
  })

  it('waits for the welcome until then', () => {
    expect(dueOf(walk({ pausedUntil }, { done: [] }))).toBe(new Date(pausedUntil).toISOString())
  })
})

describe('an issue for a reader who wants them less often', () => {
  it('comes too soon by local dates, not by hours', () => {
    const monday = Date.parse('2026-11-02T09:00:07Z')
    const after = (days: number) => monday + days * 86_400_000 - 7_000
    const soon = (pace: 'planned' | 'fortnightly' | 'monthly', days: number) =>
      comesTooSoon(pace, 'UTC', { previousAt: monday, at: after(days) })
    expect([7, 13, 14, 28].map((days) => soon('fortnightly', days))).toEqual([true, true, false, false])
    expect([14, 28, 30].map((days) => soon('monthly', days))).toEqual([true, true, false])
    expect(soon('planned', 0)).toBe(false)
  })
})

describe('mergeChoices', () => {
  it('takes the slower pace and the later end of what was chosen for a list and for one series', () => {
    const choice = fc.record({ pace: fc.constantFrom(...paces), pausedUntil: fc.option(fc.nat()) })
    fc.assert(
      fc.property(choice, choice, fc.boolean(), (list, series, off) => {
        const merged = mergeChoices(list, { ...series, off })
        const slowest = Math.max(paces.indexOf(list.pace), paces.indexOf(series.pace))
        expect(merged.off).toBe(off)
        expect(paces.indexOf(merged.pace)).toBe(slowest)
        expect(merged.pausedUntil ?? -1).toBe(Math.max(list.pausedUntil ?? -1, series.pausedUntil ?? -1))
      }),
    )
  })

  it('is what was chosen for the list where nothing was for the series', () => {
    expect(mergeChoices({ pace: 'monthly', pausedUntil: 7 }, null)).toEqual({
      off: false,
      pace: 'monthly',
      pausedUntil: 7,
    })
  })
})
