import { describe, expect, it } from 'vitest'
import { nextStep } from '../../../src/core/delivery/next-step.ts'
import { placeInSeries } from '../../../src/core/delivery/place-in-series.ts'

const kinds = ['welcome', 'lesson', 'lesson', 'recap']
const steps = kinds.map((kind, index) => ({ id: index + 1, rank: index, kind }))
const had = (stepId: number, kind = 'lesson') => ({ stepId, kind, had: true })

describe('the place in a series', () => {
  it('counts what was had, of all that there will have been', () => {
    expect(placeInSeries(steps, [])).toEqual({ had: 0, of: 4 })
    expect(placeInSeries(steps, [had(1, 'welcome'), had(2)])).toEqual({ had: 2, of: 4 })
  })

  it('counts a step that was removed only where it was had', () => {
    expect(placeInSeries(steps.slice(1), [had(1, 'welcome'), had(9)])).toEqual({ had: 2, of: 5 })
  })

  it('counts what was given up neither as had nor as to come', () => {
    expect(placeInSeries(steps, [had(1, 'welcome'), { ...had(2), had: false }])).toEqual({ had: 1, of: 3 })
  })

  it('expects no welcome in the middle, and nothing after a recap', () => {
    expect(placeInSeries(steps, [had(2)])).toEqual({ had: 1, of: 3 })
    expect(placeInSeries(steps, [had(2), had(4, 'recap')])).toEqual({ had: 2, of: 2 })
  })

  it('is at its end exactly where no step is next', () => {
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
      expect([mask, count === of]).toEqual([mask, next === null])
    }
  })
})
