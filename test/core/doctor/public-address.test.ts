import { describe, expect, it } from 'vitest'
import {
  isPrivateName,
  judgeHealth,
  judgeOneClick,
  judgeProxies,
  judgePublicAddress,
} from '../../../src/core/doctor/public-address.ts'

const now = Date.parse('2026-11-30T10:00:00Z')
const none = { kind: 'none', reason: 'the connection was refused' } as const
const silent = { kind: 'unknown', reason: 'timeout' } as const
const found = <Value>(value: Value) => ({ kind: 'found', value }) as const

describe('the public address', () => {
  it.each([
    ['https://mail.example.com', true, 'ok'],
    ['http://mail.example.com', true, 'fail'],
    ['https://localhost', true, 'fail'],
    ['https://10.0.0.1', true, 'fail'],
    ['https://[fd00::1]:8443', true, 'fail'],
    ['http://localhost:3000', false, 'warn'],
  ])('%s with mail that leaves (%s) is %s', (url, leaves, level) => {
    expect(judgePublicAddress(url, leaves).level).toBe(level)
  })

  it('is private for machines, private networks and reserved names', () => {
    for (const name of [
      'localhost',
      'nas',
      'nas.local',
      'x.internal',
      '192.168.1.2',
      '127.0.0.1',
      '[::1]',
      '[::ffff:10.0.0.1]',
    ])
      expect([name, isPrivateName(name)]).toEqual([name, true])
    for (const name of ['example.com', 'local.example.com', '93.184.216.34'])
      expect(isPrivateName(name)).toBe(false)
  })

  const answer = { status: 200, body: 'ok', date: now, certificate: null }
  it('is reachable where /healthz is answered by this program', () => {
    expect(judgeHealth(found(answer), now)).toMatchObject([{ level: 'ok' }])
    expect(judgeHealth(found({ ...answer, body: '<html>Welcome' }), now)).toMatchObject([{ level: 'fail' }])
    expect(judgeHealth(found({ ...answer, status: 502 }), now)).toMatchObject([
      { level: 'fail', found: expect.stringContaining('502') },
    ])
    expect(judgeHealth(none, now)).toMatchObject([{ level: 'fail' }])
    expect(judgeHealth(silent, now)).toMatchObject([{ level: 'unknown' }])
  })

  it('must answer a one-click POST without a redirect', () => {
    expect(judgeOneClick(found(answer)).level).toBe('ok')
    expect(judgeOneClick(found({ ...answer, status: 308 }))).toMatchObject({
      level: 'fail',
      found: expect.stringContaining('redirected'),
    })
    expect(judgeOneClick(found({ ...answer, status: 403 }))).toMatchObject({
      level: 'fail',
      found: expect.stringContaining('refused'),
    })
    expect(judgeOneClick(none).level).toBe('fail')
    expect(judgeOneClick(silent).level).toBe('unknown')
  })
})

describe('the proxy in front', () => {
  it('is asked for where the address is https and nothing is trusted', () => {
    const [verdict] = judgeProxies('https://mail.example.com', [])
    expect(verdict).toMatchObject({
      level: 'warn',
      found: expect.stringContaining('only the address of your proxy'),
    })
    expect(verdict?.advice).toContain('Set TRUSTED_PROXIES')
  })

  it('is fine where it is trusted, and no matter on this machine', () => {
    expect(judgeProxies('https://mail.example.com', ['127.0.0.1'])).toMatchObject([{ level: 'ok' }])
    for (const url of ['http://localhost:3000', 'https://localhost', 'https://127.0.0.1:8443'])
      expect(judgeProxies(url, [])).toEqual([])
  })
})
