import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextStep, nextStepFrom, type RankedStep } from '../../../src/core/delivery/next-step.ts'
import { defaultRhythm } from '../../../src/core/draft/series.ts'

const kinds = ['welcome', 'lesson', 'lesson', 'lesson', 'recap']
const series: RankedStep[] = kinds.map((kind, rank) => ({ id: rank + 1, rank, kind }))
const startedAt = Date.parse('2026-12-01T10:00:00Z')

/** Steps of the series by their number; any other one was a lesson. */
const kindOf = (stepId: number) => series.find(({ id }) => id === stepId)?.kind ?? 'lesson'

const walk = (steps: readonly RankedStep[], done: readonly number[]) =>
  nextStep({
    steps,
    done: done.map((stepId, index) => ({ stepId, kind: kindOf(stepId), at: startedAt + index * 1000 })),
    schedule: defaultRhythm,
    zone: 'UTC',
    startedAt,
  })

describe('nextStep', () => {
  it('begins with the welcome, at once', () => {
    expect(walk(series, [])).toEqual({ stepId: 1, dueAt: startedAt })
  })

  it('goes on with the first step not had yet', () => {
    expect(walk(series, [1])?.stepId).toBe(2)
    expect(walk(series, [1, 2, 3])?.stepId).toBe(4)
  })

  it('ends after the recap, whatever else was inserted before it', () => {
    expect(walk(series, [1, 2, 3, 4, 5])).toBeNull()
    expect(walk(series, [1, 2, 3, 5])).toBeNull()
  })

  it('sends a step that was inserted behind a reader, once', () => {
    const inserted = [...series, { id: 9, rank: 1.5, kind: 'lesson' }]
    expect(walk(inserted, [1, 2, 3])?.stepId).toBe(9)
    expect(walk(inserted, [1, 2, 3, 9])?.stepId).toBe(4)
  })

  it('never sends a welcome that was put in after a reader had begun', () => {
    const late = [{ id: 8, rank: -1, kind: 'welcome' }, ...series.slice(1)]
    expect(walk(late, [2])?.stepId).toBe(3)
  })

  it('never sends a second welcome, even where the first one was removed since', () => {
    const renamed = [{ id: 8, rank: 0, kind: 'welcome' }, ...series.slice(1)]
    expect(walk(renamed, [1])?.stepId).toBe(2)
  })

  it('reckons from an email that was removed since, as from any other', () => {
    const facts = {
      steps: series.slice(2),
      done: [{ stepId: 2, kind: 'lesson', at: Date.parse('2026-12-08T09:00:00Z') }],
      schedule: { kind: 'every' as const, days: 7, time: '09:00', firstAfterDays: 2 },
      zone: 'UTC',
      startedAt,
    }
    expect(nextStep(facts)).toEqual({ stepId: 3, dueAt: Date.parse('2026-12-15T09:00:00Z') })
  })

  it('moves an overdue step to the next slot, and an overdue welcome to now', () => {
    const now = Date.parse('2027-01-06T12:00:00Z')
    const facts = { steps: series, done: [], schedule: defaultRhythm, zone: 'UTC', startedAt }
    expect(nextStepFrom(facts, now)).toEqual({ stepId: 1, dueAt: now })
    const welcomed = { ...facts, done: [{ stepId: 1, kind: 'welcome', at: startedAt }] }
    expect(nextStepFrom(welcomed, now)).toEqual({ stepId: 2, dueAt: Date.parse('2027-01-12T09:00:00Z') })
    expect(nextStepFrom(welcomed, startedAt)).toEqual(nextStep(welcomed))
  })

  it('waits two days for the first lesson where there is no welcome', () => {
    expect(walk(series.slice(1), [])?.dueAt).toBe(Date.parse('2026-12-08T09:00:00Z'))
  })

  it('never sends a step twice and misses none, however versions reorder, insert and remove', () => {
    const lesson = fc.integer({ min: 10, max: 30 })
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(lesson, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 12 }),
        (versions) => {
          const had: number[] = []
          for (const ids of versions) {
            const steps = ids.map((id, rank) => ({ id, rank, kind: 'lesson' }))
            const next = walk(steps, had)
            if (next) had.push(next.stepId)
            else expect(ids.every((id) => had.includes(id))).toBe(true)
          }
          expect(new Set(had).size).toBe(had.length)
        },
      ),
    )
  })
})
