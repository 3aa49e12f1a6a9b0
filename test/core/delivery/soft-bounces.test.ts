import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isGivenUp } from '../../../src/core/delivery/soft-bounces.ts'

const DAY = 86_400_000
const bounces = (...days: readonly [delivery: number, day: number][]) =>
  days.map(([delivery, day]) => ({ delivery, at: day * DAY }))

describe('an address that bounces for now', () => {
  it.each([
    ['twice', bounces([1, 0], [2, 1]), false],
    ['three emails on day 0, 10 and 30', bounces([1, 0], [2, 10], [3, 30]), true],
    ['three emails on day 0, 10 and 31', bounces([1, 0], [2, 10], [3, 31]), false],
    ['one email three times', bounces([1, 0], [1, 1], [1, 2]), false],
    ['two emails, one of them twice', bounces([1, 0], [1, 1], [2, 2]), false],
    ['three emails, of which one bounced long before too', bounces([1, 0], [1, 40], [2, 41], [3, 42]), true],
  ])('is given up or not: %s', (_, list, givenUp) => {
    expect(isGivenUp(list)).toBe(givenUp)
  })

  it('is judged alike in whatever order the bounces became known, and never back to good by one more', () => {
    const one = fc.record({
      delivery: fc.integer({ min: 1, max: 5 }),
      at: fc.integer({ min: 0, max: 90 }).map((day) => day * DAY),
    })
    fc.assert(
      fc.property(
        fc
          .array(one, { maxLength: 8 })
          .chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
          ),
        one,
        ([list, shuffled], more) => {
          expect(isGivenUp(shuffled)).toBe(isGivenUp(list))
          if (isGivenUp(list)) expect(isGivenUp([...list, more])).toBe(true)
        },
      ),
    )
  })
})
