import { describe, expect, it } from 'vitest'
import { shingleOverlap, shingles, shingleWords } from '../../../src/core/article/shingles.ts'

describe('the four-word shingles of a text', () => {
  it('are runs of four words, counted as often as they stand there', () => {
    expect([...shingles('a b c d e')]).toEqual([
      ['a b c d', 1],
      ['b c d e', 1],
    ])
    expect(shingles('x x x x x').get('x x x x')).toBe(2)
  })

  it('are one for a shorter text and none for an empty one', () => {
    expect([...shingles('two words')]).toEqual([['two words', 1]])
    expect([...shingles(' … ')]).toEqual([])
  })

  it('see words of any script, without punctuation', () => {
    expect(shingleWords('Köln, 2026: «Привет» don’t_x')).toEqual(['Köln', '2026', 'Привет', 'don', 't_x'])
  })
})

describe('the overlap of two texts', () => {
  it('is whole for the same words, whatever stands between them', () => {
    expect(shingleOverlap('One two, three four five.', 'One two three — four five')).toEqual({
      precision: 1,
      recall: 1,
      f1: 1,
    })
  })

  it('says what share of the found is true and of the true is found', () => {
    const { precision, recall, f1 } = shingleOverlap('a b c d e f', 'a b c d')
    expect([precision, recall]).toEqual([1 / 3, 1])
    expect(f1).toBeCloseTo(0.5)
  })

  it('counts a repetition only as often as it is true', () => {
    expect(shingleOverlap('a a a a a a', 'a a a a').precision).toBeCloseTo(1 / 3)
  })

  it('has no precision where nothing is found and no recall where nothing is true', () => {
    expect(shingleOverlap('', 'a b c d')).toEqual({ precision: null, recall: 0, f1: 0 })
    expect(shingleOverlap('a b c d', '')).toEqual({ precision: 0, recall: null, f1: 0 })
    expect(shingleOverlap('', '').f1).toBe(1)
  })
})
