import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CutTask, leastCost } from '../../../../src/core/draft/divide/least-cost.ts'

const piece = fc.record({ words: fc.integer({ min: 1, max: 300 }), swallowed: fc.nat(3), start: fc.nat(30) })

const task = fc
  .record({ pieces: fc.array(piece, { minLength: 1, maxLength: 8 }), count: fc.integer({ min: 1, max: 5 }) })
  .filter(({ pieces, count }) => count <= pieces.length)
  .map(({ pieces, count }): CutTask => {
    const mean = pieces.reduce((sum, { words }) => sum + words, 0) / count
    return {
      words: pieces.map(({ words }) => words),
      swallowed: pieces.map(({ swallowed }) => swallowed),
      start: pieces.map(({ start }) => start),
      count,
      widest: Number.POSITIVE_INFINITY,
      lesson: (words) => (words / mean - 1) ** 2,
    }
  })

function costOf({ words, swallowed, start, lesson }: CutTask, starts: readonly number[]): number {
  return starts.reduce((sum, from, index) => {
    const to = starts[index + 1] ?? words.length
    const inside = swallowed.slice(from + 1, to).reduce((all, one) => all + one, 0)
    const length = words.slice(from, to).reduce((all, one) => all + one, 0)
    return sum + (start[from] ?? 0) + inside + lesson(length)
  }, 0)
}

function everyCut(size: number, count: number): readonly (readonly number[])[] {
  if (count === 1) return [[0]]
  return Array.from({ length: size }, (_, last) => last).flatMap((last) =>
    last < count - 1 ? [] : everyCut(last, count - 1).map((starts) => [...starts, last]),
  )
}

describe('the cheapest cuts', () => {
  it('cost no more than any others of the same number', () => {
    fc.assert(
      fc.property(task, (one) => {
        const found = leastCost(one)
        const least = Math.min(...everyCut(one.words.length, one.count).map((starts) => costOf(one, starts)))
        expect(found?.starts).toHaveLength(one.count)
        expect(costOf(one, found?.starts ?? [])).toBeCloseTo(least, 9)
        expect(found?.cost).toBeCloseTo(least, 9)
      }),
    )
  })

  it('are none where a part would have to be wider than it may', () => {
    const wide = { words: [50, 60, 70], swallowed: [0, 0, 0], start: [0, 0, 0], lesson: () => 0 }
    expect(leastCost({ ...wide, count: 1, widest: 100 })).toBeNull()
    expect(leastCost({ ...wide, count: 3, widest: 40 })?.starts).toEqual([0, 1, 2])
  })
})
