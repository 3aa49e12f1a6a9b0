import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextStep, type RankedStep } from '../../../src/core/delivery/next-step.ts'
import { defaultRhythm } from '../../../src/core/draft/series.ts'

const kinds = ['welcome', 'lesson', 'lesson', 'lesson', 'recap']
const series: RankedStep[] = kinds.map((kind, rank) => ({ id: rank + 1, rank, kind }))
const startedAt = Date.parse('2026-12-01T10:00:00Z')

const walk = (steps: readonly RankedStep[], done: readonly number[]) =>
  nextStep({
    steps,
    done: done.map((stepId, index) => ({ stepId, at: startedAt + index * 1000 })),
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
