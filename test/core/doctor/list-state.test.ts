import { describe, expect, it } from 'vitest'
import { judgeList } from '../../../src/core/doctor/list-state.ts'

describe('a list', () => {
  const list = {
    name: 'Weekly tips',
    from: 'maya@example.com',
    replyTo: 'maya@example.com',
    postalAddress: '1 Lane',
    pauseReason: null,
    confirmed: 1001,
    spreadMs: 900_000,
  }
  const levels = (change: object) =>
    judgeList({ ...list, ...change }).map(({ check, level }) => `${check} ${level}`)

  it('needs a sender and a postal address, and should have a reply address', () => {
    expect(levels({})).toEqual(['settings ok'])
    expect(levels({ from: null })).toEqual(['settings fail'])
    expect(levels({ postalAddress: null })).toEqual(['settings fail'])
    expect(levels({ replyTo: null })).toEqual(['settings warn'])
  })

  it('should not be paused, nor send to over 1,000 people in one minute', () => {
    expect(levels({ pauseReason: 'complaints' })).toEqual(['settings ok', 'pause warn'])
    expect(judgeList({ ...list, spreadMs: 0 }).at(-1)).toMatchObject({
      level: 'warn',
      advice: 'npx rivulet settings set spread 15m',
    })
    expect(levels({ spreadMs: 0, confirmed: 1000 })).toEqual(['settings ok'])
  })
})
