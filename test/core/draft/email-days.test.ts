import { describe, expect, it } from 'vitest'
import type { Rhythm } from '../../../src/core/delivery/schedule.ts'
import { emailDays } from '../../../src/core/draft/email-days.ts'

const kinds = ['welcome', 'lesson', 'lesson', 'lesson', 'recap'] as const
const weekdays = (...days: Extract<Rhythm, { kind: 'weekdays' }>['days'][number][]): Rhythm => ({
  kind: 'weekdays',
  days,
  time: '09:00',
  firstAfterDays: 2,
})

describe('the earliest days of emails', () => {
  it('are a week apart for one weekday', () => {
    expect(emailDays(kinds, weekdays('tuesday'))).toEqual([0, 2, 9, 16, 23])
  })

  it('take the shortest way round for several weekdays, in whichever order they are named', () => {
    expect(emailDays(kinds, weekdays('tuesday', 'friday'))).toEqual([0, 2, 5, 9, 12])
    expect(emailDays(kinds, weekdays('friday', 'tuesday'))).toEqual([0, 2, 5, 9, 12])
    expect(emailDays(kinds, weekdays('saturday', 'sunday', 'monday'))).toEqual([0, 2, 3, 4, 9])
  })

  it('count on by the days of the rhythm', () => {
    const rhythm: Rhythm = { kind: 'every', days: 3, time: '09:00', firstAfterDays: 1 }
    expect(emailDays(kinds, rhythm)).toEqual([0, 1, 4, 7, 10])
  })

  it('begin with the wait where there is no welcome', () => {
    expect(emailDays(['lesson', 'lesson'], weekdays('tuesday'))).toEqual([2, 9])
  })
})
