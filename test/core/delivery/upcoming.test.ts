import { describe, expect, it } from 'vitest'
import { upcoming } from '../../../src/core/delivery/upcoming.ts'
import { defaultRhythm } from '../../../src/core/draft/series.ts'

const steps = ['welcome', 'lesson', 'lesson', 'recap'].map((kind, rank) => ({ id: rank + 1, rank, kind }))
const daily = { kind: 'every' as const, days: 1, time: '09:00', firstAfterDays: 1 }
const at = (text: string) => Date.parse(text)

describe('upcoming', () => {
  it('tells what is scheduled and what will follow it until then', () => {
    const scheduled = [{ stepId: 2, dueAt: at('2026-12-01T09:00Z'), people: 3 }]
    const outlook = { steps, schedule: daily, zone: 'UTC', until: at('2026-12-02T12:00Z') }
    expect(upcoming(scheduled, outlook)).toEqual([
      { stepId: 2, dueAt: at('2026-12-01T09:00Z'), people: 3 },
      { stepId: 3, dueAt: at('2026-12-02T09:00Z'), people: 3 },
    ])
  })

  it('ends with the recap', () => {
    const scheduled = [{ stepId: 3, dueAt: at('2026-12-01T09:00Z'), people: 1 }]
    const outlook = { steps, schedule: daily, zone: 'UTC', until: at('2027-12-01T09:00Z') }
    expect(upcoming(scheduled, outlook).map(({ stepId }) => stepId)).toEqual([3, 4])
  })

  it('counts people together who get the same step in the same minute', () => {
    const scheduled = [
      { stepId: 1, dueAt: at('2026-12-01T09:00:01Z'), people: 1 },
      { stepId: 1, dueAt: at('2026-12-01T09:00:59Z'), people: 2 },
      { stepId: 1, dueAt: at('2026-12-01T09:01:00Z'), people: 4 },
    ]
    const outlook = { steps, schedule: defaultRhythm, zone: 'UTC', until: at('2026-12-01T10:00Z') }
    expect(upcoming(scheduled, outlook).map(({ people }) => people)).toEqual([3, 4])
  })
})
