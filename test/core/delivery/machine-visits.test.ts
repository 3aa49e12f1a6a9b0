import { describe, expect, it } from 'vitest'
import { isBurst, machineSign, type Visit } from '../../../src/core/delivery/machine-visits.ts'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0'
const visit = (change: Partial<Visit> = {}): Visit => ({
  agent: FIREFOX,
  purpose: null,
  sinceSentMs: 60_000,
  ...change,
})

describe('machineSign', () => {
  it('takes an ordinary browser for a reader, also behind the proxy that shows pictures when they are seen', () => {
    const agents = [
      FIREFOX,
      'Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)',
      'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
    ]
    for (const agent of agents) expect(machineSign(visit({ agent }))).toBeNull()
  })

  it('finds those that say what they are', () => {
    const agents = [
      'curl/8.5',
      'Googlebot/2.1',
      'BarracudaCentral',
      'python-requests/2.31',
      'Slackbot-LinkExpanding',
    ]
    for (const agent of agents) expect([agent, machineSign(visit({ agent }))]).toEqual([agent, 'agent'])
    expect(machineSign(visit({ agent: null }))).toBe('no-agent')
    expect(machineSign(visit({ agent: 'Mozilla/5.0' }))).toBe('apple-privacy')
    expect(machineSign(visit({ purpose: 'prefetch;anonymous-client-ip' }))).toBe('prefetch')
  })

  it('finds those that come before anybody can have read', () => {
    expect(machineSign(visit({ sinceSentMs: 1_999 }))).toBe('too-soon')
    expect(machineSign(visit({ sinceSentMs: 2_000 }))).toBeNull()
  })
})

describe('isBurst', () => {
  it('is three different links within moments, and not one link pressed thrice', () => {
    expect(isBurst([1, 1, 1])).toBe(false)
    expect(isBurst([1, 2])).toBe(false)
    expect(isBurst([1, 2, 3])).toBe(true)
  })
})
