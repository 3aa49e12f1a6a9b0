import { describe, expect, it } from 'vitest'
import { judgeClock } from '../../../src/core/doctor/clock.ts'

const DAY = 24 * 60 * 60_000
const now = Date.parse('2026-11-30T10:00:00Z')

describe('the clock', () => {
  it.each([
    [{ elsewhere: 0, newest: -1000 }, 'ok', 'within a minute'],
    [{ elsewhere: 59_000, newest: null }, 'ok', 'within a minute'],
    [{ elsewhere: 61_000, newest: null }, 'warn', 'a minute behind'],
    [{ elsewhere: -3 * 3_600_000, newest: null }, 'warn', '3 hours ahead of'],
    [{ elsewhere: 0, newest: 10 * DAY }, 'fail', '10 days behind the newest row'],
    [{ elsewhere: null, newest: null }, 'unknown', 'no other clock'],
  ] as const)('%j is %s', ({ elsewhere, newest }, level, words) => {
    const verdict = judgeClock({
      now,
      elsewhere: elsewhere === null ? null : { name: 'Resend', at: now + elsewhere },
      newest: newest === null ? null : now + newest,
    })
    expect(verdict).toMatchObject({ level, found: expect.stringContaining(words) })
  })
})
