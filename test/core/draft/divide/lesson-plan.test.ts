import { describe, expect, it } from 'vitest'
import {
  chooseMode,
  digestWords,
  lessonTarget,
  mostLessons,
} from '../../../../src/core/draft/divide/lesson-plan.ts'

describe('the plan for lessons', () => {
  it('makes a lesson a sixth of the article, within 110 and 250 words', () => {
    expect([300, 900, 1900].map(lessonTarget)).toEqual([110, 150, 250])
  })

  it('takes all of an article of up to eight long lessons, and a digest of a longer one', () => {
    expect(chooseMode(2000)).toBe('full')
    expect(chooseMode(2001)).toBe('digest')
  })

  it('counts the welcome and the recap among the emails that there may be', () => {
    expect(mostLessons(6)).toBe(4)
    expect(chooseMode(1000, 6)).toBe('full')
    expect(chooseMode(1001, 6)).toBe('digest')
  })

  it('makes at most eight lessons where nobody says otherwise, and as many as all of a long article needs', () => {
    expect(mostLessons(undefined, 1500)).toBe(8)
    expect(mostLessons(undefined, 4000)).toBe(20)
    expect(mostLessons(undefined, 1_000_000)).toBe(60)
  })

  it('leaves two fifths out of a digest that somebody asks for of a short article', () => {
    expect(digestWords(1000)).toBe(600)
    expect(digestWords(100_000)).toBe(1760)
  })
})
