import { describe, expect, it } from 'vitest'
import { judgeList } from '../../../src/core/doctor/list-state.ts'

describe('a list', () => {
  const list = {
    name: 'Weekly tips',
    from: 'maya@example.com',
    replyTo: 'maya@example.com',
    postalAddress: '1 Lane',
    privacyUrl: 'https://example.com/privacy',
    pauseReason: null,
    confirmed: 1001,
    spreadMs: 900_000,
  }
  const levels = (change: object) =>
    judgeList({ ...list, ...change }).map(({ check, level }) => `${check} ${level}`)

  it('needs a sender and a postal address, and should have a reply address', () => {
    expect(levels({})).toEqual(['settings ok', 'privacy notice ok'])
    expect(levels({ from: null })[0]).toBe('settings fail')
    expect(levels({ postalAddress: null })[0]).toBe('settings fail')
    expect(levels({ replyTo: null })[0]).toBe('settings warn')
  })

  it('should not be paused, nor send to over 1,000 people in one minute', () => {
    expect(levels({ pauseReason: 'complaints' })).toEqual(['settings ok', 'privacy notice ok', 'pause warn'])
    expect(judgeList({ ...list, spreadMs: 0 }).at(-1)).toMatchObject({
      level: 'warn',
      advice: 'npx rivulet settings set spread 15m',
    })
    expect(levels({ spreadMs: 0, confirmed: 1000 })).toEqual(['settings ok', 'privacy notice ok'])
  })

  it('without a privacy notice is warned that this may be unlawful, which is no failure', () => {
    expect(levels({ privacyUrl: null })).toEqual(['settings ok', 'privacy notice warn'])
    expect(judgeList({ ...list, privacyUrl: null })[1]).toMatchObject({
      found: 'none',
      advice: expect.stringMatching(/may be unlawful: npx rivulet list set "Weekly tips" --privacy-url /),
    })
  })
})
