import { describe, expect, it } from 'vitest'
import { stem } from '../../../src/core/language/stem.ts'
import { jaccard, lowerFirst, upperFirst, wordCount, wordsOf } from '../../../src/core/language/words.ts'

describe('wordsOf', () => {
  it('keeps hyphens, apostrophes and dots inside a word', () => {
    expect(wordsOf('It’s evidence-based—see Digital.gov.')).toEqual([
      'It’s',
      'evidence-based',
      'see',
      'Digital.gov',
    ])
  })
})

describe('wordCount', () => {
  it('counts two characters of a script without spaces as a word', () => {
    expect(wordCount('今日はいい天気です')).toBe(5)
    expect(wordCount('three plain words')).toBe(3)
  })
})

describe('stem', () => {
  it.each([
    ['supports', 'supportive'],
    ['communicate', 'communication'],
    ['strengthen', 'strengthening'],
    ['Bonds', 'bond'],
    ['conflict’s', 'conflicts'],
  ])('takes %s and %s for one word', (one, other) => {
    expect(stem(one, 'en')).toBe(stem(other, 'en'))
  })

  it('keeps short words apart', () => {
    expect(stem('king', 'en')).not.toBe(stem('kin', 'en'))
  })
})

describe('jaccard', () => {
  it('is 0 for empty sets and 1 for equal ones', () => {
    expect(jaccard(new Set(), new Set())).toBe(0)
    expect(jaccard(new Set(['a', 'b']), new Set(['b', 'a']))).toBe(1)
  })
})

describe('upperFirst and lowerFirst', () => {
  it('change the first letter only, behind an opening mark too', () => {
    expect(upperFirst('“tea” time')).toBe('“Tea” time')
    expect(lowerFirst('Tea Time')).toBe('tea Time')
  })
})
