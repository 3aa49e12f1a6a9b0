import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  paceWords,
  readDays,
  readPace,
  readTime,
  rhythmWords,
} from '../../../src/core/delivery/rhythm-words.ts'
import { weekdays } from '../../../src/core/delivery/schedule.ts'

const paceOf = (words: string) => {
  const reading = readPace(words)
  return reading.kind === 'read' ? reading.pace : reading.message
}

describe('the words of a rhythm', () => {
  it.each([
    ['tuesday', ['tuesday']],
    ['Tuesdays', ['tuesday']],
    ['tue', ['tuesday']],
    ['tuesday and friday', ['tuesday', 'friday']],
    ['friday, tuesday', ['friday', 'tuesday']],
    ['every Monday, Wednesday and Friday', ['monday', 'wednesday', 'friday']],
    ['tuesday tuesday', ['tuesday']],
    ['weekday', ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']],
  ])('reads "%s" as weekdays', (words, days) => {
    expect(paceOf(words)).toEqual({ kind: 'weekdays', days })
  })

  it.each([
    ['day', 1],
    ['daily', 1],
    ['every day', 1],
    ['3 days', 3],
    ['every 3 days', 3],
    ['3', 3],
    ['week', 7],
    ['2 weeks', 14],
  ])('reads "%s" as a number of days', (words, days) => {
    expect(paceOf(words)).toEqual({ kind: 'every', days })
  })

  it('names the day that a mistyped one means', () => {
    expect(paceOf('thursdy')).toContain('"thursdy" is not a day: did you mean thursday?')
    expect(paceOf('whenever')).toMatch(/^"whenever" is not a day\. Write a weekday/)
  })

  it.each(['', '0 days', 'and', '9999 days', '-1 days', '1.5 days'])('does not take "%s"', (words) => {
    expect(readPace(words).kind).toBe('problem')
  })

  it('reads its own words back as the same pace', () => {
    const days = fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 })
    const pace = fc.oneof(
      fc.record({ kind: fc.constant('weekdays' as const), days }),
      fc.record({ kind: fc.constant('every' as const), days: fc.integer({ min: 1, max: 366 }) }),
    )
    fc.assert(
      fc.property(pace, (one) => {
        expect(readPace(paceWords(one))).toEqual({ kind: 'read', pace: one })
      }),
    )
  })

  it('says a whole rhythm as a person would', () => {
    expect(
      rhythmWords({ kind: 'weekdays', days: ['tuesday', 'friday'], time: '09:00', firstAfterDays: 2 }),
    ).toBe('every Tuesday and Friday at 09:00')
    expect(rhythmWords({ kind: 'every', days: 1, time: '07:30', firstAfterDays: 0 })).toBe(
      'every day at 07:30',
    )
    expect(rhythmWords({ kind: 'every', days: 3, time: '07:30', firstAfterDays: 0 })).toBe(
      'every 3 days at 07:30',
    )
  })

  it('reads times of day on both clocks', () => {
    expect(['9:00', '09:00', '9 am', '9am', '2:30 pm', '12 am', '12:15 pm', '23:59'].map(readTime)).toEqual([
      '09:00',
      '09:00',
      '09:00',
      '09:00',
      '14:30',
      '00:00',
      '12:15',
      '23:59',
    ])
    expect(['9', '24:00', '9:60', '0 pm', '13 pm', 'noon', ''].map(readTime)).toEqual(Array(7).fill(null))
  })

  it('reads a number of days, and nothing over a year', () => {
    expect(['2 days', '2', '1 day', '1 week', '0 days', '400', 'soon', '-2'].map(readDays)).toEqual([
      2,
      2,
      1,
      7,
      0,
      null,
      null,
      null,
    ])
  })
})
