import { describe, expect, it } from 'vitest'
import { nextStep } from '../../../src/core/delivery/next-step.ts'
import { placeInSeries } from '../../../src/core/delivery/place-in-series.ts'

const kinds = ['welcome', 'lesson', 'lesson', 'recap']
const steps = kinds.map((kind, index) => ({ id: index + 1, rank: index, kind }))
const had = (stepId: number, kind = 'lesson') => ({ stepId, kind, had: true })

describe('the place in a series', () => {
  it('counts the parts that were had, of all that there will have been, without welcome and recap', () => {
    expect(placeInSeries(steps, [])).toEqual({ had: 0, of: 2 })
    expect(placeInSeries(steps, [had(1, 'welcome')])).toEqual({ had: 0, of: 2 })
    expect(placeInSeries(steps, [had(1, 'welcome'), had(2)])).toEqual({ had: 1, of: 2 })
  })

  it('counts a step that was removed only where it was had', () => {
    expect(placeInSeries(steps.slice(1), [had(1, 'welcome'), had(9)])).toEqual({ had: 1, of: 3 })
  })

  it('counts what was given up neither as had nor as to come', () => {
    expect(placeInSeries(steps, [had(1, 'welcome'), { ...had(2), had: false }])).toEqual({ had: 0, of: 1 })
  })

  it('expects nothing after a recap', () => {
    expect(placeInSeries(steps, [had(2)])).toEqual({ had: 1, of: 2 })
    expect(placeInSeries(steps, [had(2), had(4, 'recap')])).toEqual({ had: 1, of: 1 })
  })

  it('is at its end exactly where no lesson is next', () => {
    for (let mask = 0; mask < 16; mask++) {
      const done = steps.filter(({ id }) => mask & (2 ** (id - 1)))
      const { had: count, of } = placeInSeries(
        steps,
        done.map(({ id, kind }) => had(id, kind)),
      )
      const next = nextStep({
        steps,
        done: done.map(({ id, kind }) => ({ stepId: id, kind, at: 0 })),
        schedule: { kind: 'every', days: 1, time: '09:00', firstAfterDays: 1 },
        zone: 'UTC',
        startedAt: 0,
      })
      expect([mask, count === of]).toEqual([mask, next === null || next.stepId === 4])
    }
  })
})
