import { describe, expect, it } from 'vitest'
import { announcesItems, hangingOpening } from '../../../src/core/language/hanging.ts'

describe('hangingOpening', () => {
  it.each([
    ['As a step in that direction, the club bought a boat.', 'As a step in that'],
    ['One common problem, however, is the rain.', 'One common problem, however,'],
    ['The second reason is the wind.', 'The second'],
    ['Members also bring their own cups.', 'Members also'],
    ['At the same time, the lamps went out.', 'At the same time'],
    ['Building on these ideas, the club grew.', 'Building on these'],
  ])('finds what "%s" leans on', (text, words) => {
    expect(hangingOpening(text, 'en')).toBe(words)
  })

  it.each([
    'Long walks aren’t just for those who live by a river.',
    'In this country, rain is common.',
    'The club is not only open, it is also free.',
    'Rain, however soft, is wet.',
    'The next day brought sun.',
    'Walks for both of you cost little.',
  ])('lets "%s" stand', (text) => {
    expect(hangingOpening(text, 'en')).toBeNull()
  })

  it('knows English only', () => {
    expect(hangingOpening('The second reason is the wind.', 'fr')).toBeNull()
  })
})

describe('announcesItems', () => {
  it.each(['Here are nine lessons from the river.', 'You will need these:', 'Below are the dates.'])(
    'hears the promise in "%s"',
    (text) => {
      expect(announcesItems(text, 'en')).toBe(true)
    },
  )

  it('hears none in plain words', () => {
    expect(announcesItems('The river runs below the town.', 'en')).toBe(false)
  })
})
