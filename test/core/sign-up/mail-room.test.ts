import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeMail } from '../../../src/core/sign-up/mail-room.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** When mail may go that is asked for at these moments. */
function mails(asked: readonly number[], withinMs = 30 * DAY): number[] {
  const kept: (number | null)[] = [null, null, null]
  return asked.flatMap((now) => {
    const { at, place } = placeMail(kept, { now, withinMs })
    if (at === Infinity) return []
    kept[place] = at
    return [at]
  })
}

describe('the room for mail that a form asks for', () => {
  it('is one at once, the next a day later, and no fourth within 30 days', () => {
    expect(mails([0, HOUR, 2 * HOUR])).toEqual([0, DAY, 2 * DAY])
    expect(mails([0, DAY, 2 * DAY, 3 * DAY])).toEqual([0, DAY, 2 * DAY, 30 * DAY])
    expect(mails([0, DAY, 2 * DAY, 29 * DAY, 29 * DAY])).toEqual([0, DAY, 2 * DAY, 30 * DAY, 31 * DAY])
  })

  it('is not taken where it would come too late', () => {
    expect(mails([0, 0, 0], 0)).toEqual([0])
    expect(mails([0, 1, DAY], HOUR)).toEqual([0, DAY])
    expect(mails([0, 0, 0, 0], 7 * DAY)).toEqual([0, DAY, 2 * DAY])
  })

  it('is never for two mails within a day, nor for four within 30 days', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 12 * DAY }), { maxLength: 60 })
    fc.assert(
      fc.property(gaps, fc.integer({ min: 0, max: 40 * DAY }), (waits, withinMs) => {
        let now = 0
        const times = mails(
          waits.map((wait) => (now += wait)),
          withinMs,
        )
        for (const [index, at] of times.entries()) {
          expect((times[index + 1] ?? Infinity) - at).toBeGreaterThanOrEqual(DAY)
          expect((times[index + 3] ?? Infinity) - at).toBeGreaterThanOrEqual(30 * DAY)
        }
      }),
    )
  })

  it('is there at once for somebody who was not written to for 30 days', () => {
    expect(mails([0, DAY, 2 * DAY, 32 * DAY])).toEqual([0, DAY, 2 * DAY, 32 * DAY])
  })

  it('forgets what lies further ahead than anything could, as after a clock was set back by a year', () => {
    const year = 365 * DAY
    expect(placeMail([year, year + DAY, null], { now: 0, withinMs: DAY })).toEqual({ at: 0, place: 0 })
  })
})
