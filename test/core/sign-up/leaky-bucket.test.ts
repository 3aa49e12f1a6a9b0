import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Limit, perHour, pour } from '../../../src/core/sign-up/leaky-bucket.ts'

const HOUR = 3_600_000
const limits = fc.record({
  everyMs: fc.integer({ min: 1, max: HOUR }),
  burst: fc.integer({ min: 1, max: 50 }),
})

/** The instants at which there was room, of tries at these. */
function admitted(tries: readonly number[], limit: Limit): number[] {
  let emptyAt: number | null = null
  return tries.filter((now) => {
    const poured = pour(emptyAt, now, limit)
    if (poured.kind === 'room') emptyAt = poured.emptyAt
    return poured.kind === 'room'
  })
}

describe('a leaky bucket', () => {
  it('takes so many at once, then one each time that one has run out', () => {
    const limit = { everyMs: 1000, burst: 3 }
    expect(admitted([0, 0, 0, 0, 0], limit)).toHaveLength(3)
    expect(admitted([0, 0, 0, 999, 1000, 1000, 2000], limit)).toEqual([0, 0, 0, 1000, 2000])
  })

  it('has room for all again once it is empty', () => {
    const limit = { everyMs: 1000, burst: 3 }
    expect(admitted([0, 0, 0, 3000, 3000, 3000, 3000], limit)).toHaveLength(6)
  })

  it('lets through at most its burst and what ran out meanwhile, in any span of time', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 2 * HOUR }), { minLength: 1, maxLength: 80 })
    fc.assert(
      fc.property(limits, gaps, (limit, waits) => {
        let now = 0
        const times = admitted(
          waits.map((wait) => (now += wait)),
          limit,
        )
        for (const [index, from] of times.entries()) {
          for (const [further, to] of times.slice(index).entries())
            expect(further + 1).toBeLessThanOrEqual(limit.burst + (to - from) / limit.everyMs)
        }
      }),
    )
  })

  it('says from when on there is room again: not before, and then for certain', () => {
    fc.assert(
      fc.property(limits, fc.integer({ min: 0, max: 2 * HOUR }), (limit, ahead) => {
        const poured = pour(ahead, 0, limit)
        if (poured.kind === 'room') return
        expect(poured.until).toBeGreaterThan(0)
        expect(pour(ahead, poured.until, limit).kind).toBe('room')
        expect(pour(ahead, poured.until - 1, limit).kind).toBe('full')
      }),
    )
  })

  it('keeps nobody out for longer than it takes to run out, however far the clock was set back', () => {
    fc.assert(
      fc.property(limits, fc.integer({ min: 0, max: 1_000_000_000_000 }), (limit, ahead) => {
        const poured = pour(ahead, 0, limit)
        if (poured.kind === 'full') expect(poured.until).toBeLessThanOrEqual(limit.everyMs)
        else expect(poured.emptyAt).toBeLessThanOrEqual(limit.everyMs * limit.burst)
      }),
    )
  })

  it('is empty by a clock that was set back further than it could be full', () => {
    const limit = { everyMs: 1000, burst: 3 }
    const first = pour(1_000_000, 0, limit)
    expect(first).toEqual({ kind: 'room', emptyAt: 1000 })
    expect(pour(3000, 0, limit)).toEqual({ kind: 'full', until: 1000 })
  })

  it('is as large as what it lets through within an hour', () => {
    const limit = perHour(30)
    expect(
      admitted(
        Array.from({ length: 40 }, () => 0),
        limit,
      ),
    ).toHaveLength(30)
    expect(pour(pour(null, 0, limit).kind === 'room' ? 30 * limit.everyMs : null, HOUR, limit).kind).toBe(
      'room',
    )
  })
})
