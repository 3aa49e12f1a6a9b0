import { describe, expect, it } from 'vitest'
import { pauseDates, pauseEnd, runningPause } from '../../../src/core/delivery/reader-pause.ts'

const now = Date.parse('2026-11-30T23:30:00Z')
const facts = { now, zone: 'Europe/Berlin', current: null }

function end(wish: { pause?: string; until?: string }, around = facts): string | null {
  const found = pauseEnd({ pause: 'none', until: '', ...wish }, around)
  if (found.kind !== 'until') return found.kind
  return found.at === null ? null : new Date(found.at).toISOString()
}

describe('a pause that a reader chooses', () => {
  it('lasts until the beginning of a local day', () => {
    expect(end({ until: '2026-12-24' })).toBe('2026-12-23T23:00:00.000Z')
    expect(end({ until: '2026-12-24' }, { ...facts, zone: 'America/New_York' })).toBe(
      '2026-12-24T05:00:00.000Z',
    )
  })

  it('begins to count from the local day, which may be ahead of the one in UTC', () => {
    expect(end({ pause: 'weeks' })).toBe('2026-12-14T23:00:00.000Z')
    expect(end({ pause: 'month' })).toBe('2026-12-31T23:00:00.000Z')
    expect(end({ pause: 'quarter' })).toBe('2027-02-28T23:00:00.000Z')
  })

  it('has a date to come, at most a year ahead', () => {
    expect(pauseDates(facts)).toEqual({ first: '2026-12-02', last: '2027-12-01' })
    expect(end({ until: '2026-12-02' })).not.toBe('invalid')
    expect(end({ until: '2027-12-01' })).not.toBe('invalid')
    for (const until of ['2026-12-01', '2027-12-02', '2027-02-29', '2026-13-01', '+002026-12-24', 'soon'])
      expect([until, end({ until })]).toEqual([until, 'invalid'])
  })

  it('follows a typed date where no length is chosen', () => {
    for (const pause of ['none', 'keep', ''])
      expect(end({ pause, until: ' 2026-12-24 ' })).toBe('2026-12-23T23:00:00.000Z')
  })

  it('is not guessed where both a length and a date are given', () => {
    for (const pause of ['weeks', 'month', 'quarter'])
      expect(end({ pause, until: '2026-12-24' })).toBe('two-ends')
  })

  it('stays, ends, or is none', () => {
    const paused = { ...facts, current: now + 1000 } as unknown as typeof facts
    expect(end({ pause: 'keep' }, paused)).toBe('2026-11-30T23:30:01.000Z')
    expect(end({ pause: 'none' }, paused)).toBeNull()
    for (const pause of ['keep', 'none', '', '__proto__', 'toString'])
      expect([pause, end({ pause })]).toEqual([pause, null])
  })

  it('is over once its end has come', () => {
    expect(runningPause(now, now)).toBeNull()
    expect(runningPause(now + 1, now)).toBe(now + 1)
    expect(runningPause(null, now)).toBeNull()
  })
})
