import fc from 'fast-check'
import { expect, it } from 'vitest'
import { stableOrder } from '../../../../src/core/article/match/stable-order.ts'

it('finds what was left in its order', () => {
  expect([...stableOrder(['a', 'b', 'c', 'd'], ['b', 'a', 'new', 'c', 'd'])].sort()).toEqual(['a', 'c', 'd'])
  expect([...stableOrder(['a', 'b'], ['x'])]).toEqual([])
})

it('is in order in both, and loses one member for each that was moved', () => {
  const letters = [...'abcdefghij']
  fc.assert(
    fc.property(fc.shuffledSubarray(letters, { minLength: 1 }), (now) => {
      const stable = stableOrder(letters, now)
      const kept = now.filter((member) => stable.has(member))
      expect(kept).toEqual(kept.toSorted())
    }),
  )
  fc.assert(
    fc.property(fc.nat(9), fc.nat(8), (from, to) => {
      const [moved = ''] = letters.slice(from, from + 1)
      const now = letters.toSpliced(from, 1).toSpliced(to, 0, moved)
      expect(stableOrder(letters, now).size).toBeGreaterThanOrEqual(9)
    }),
  )
})
