import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance } from '../../src/core/edit-distance.ts'

describe('the distance between two words', () => {
  it.each([
    ['gmail', 'gmail', 0],
    ['gmail', 'gmal', 1],
    ['gmail', 'gmaail', 1],
    ['gmail', 'gmsil', 1],
    ['gmail', 'gmial', 1],
    ['gmail', 'mgail', 1],
    ['gmail', 'mgial', 2],
    ['', 'abc', 3],
    ['abc', '', 3],
  ])('from “%s” to “%s” is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance)
  })

  it('is the same both ways, none only between equal words, and at most the longer one', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, (one, other) => {
        const distance = editDistance(one, other)
        expect(editDistance(other, one)).toBe(distance)
        expect(distance === 0).toBe(one === other)
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length))
      }),
    )
  })
})
