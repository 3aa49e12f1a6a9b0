import { describe, expect, it } from 'vitest'
import { judgeMailServer, judgeReverse, type SmtpAnswer } from '../../../src/core/doctor/mail-server.ts'

const DAY = 24 * 60 * 60_000
const now = Date.parse('2026-11-30T10:00:00Z')
const none = { kind: 'none', reason: 'the connection was refused' } as const
const silent = { kind: 'unknown', reason: 'timeout' } as const
const found = <Value>(value: Value) => ({ kind: 'found', value }) as const

describe('the mail server', () => {
  const server = { host: 'mail.example.com', port: 587, secure: false, local: false, logsIn: true }
  const good: SmtpAnswer = {
    address: '192.0.2.1',
    tls: 'by STARTTLS',
    certificate: { fault: null, expiresAt: now + 60 * DAY },
    offersLogin: true,
  }
  const levels = (answer: Partial<SmtpAnswer>, set = server) =>
    Object.fromEntries(
      judgeMailServer(found({ ...good, ...answer }), set, now).map(({ check, level }) => [check, level]),
    )

  it('is fine with TLS, a certificate that is trusted, and AUTH', () => {
    expect(levels({})).toEqual({ connection: 'ok', TLS: 'ok', certificate: 'ok', login: 'ok' })
  })

  it('fails without TLS or AUTH, except on this machine and without a user', () => {
    expect(levels({ tls: 'none', certificate: null, offersLogin: false })).toEqual({
      connection: 'ok',
      TLS: 'fail',
      login: 'fail',
    })
    const local = { ...server, local: true, logsIn: false }
    expect(levels({ tls: 'none', certificate: null, offersLogin: false }, local)).toEqual({
      connection: 'ok',
      TLS: 'ok',
    })
  })

  it('fails where it refuses, and is unknown where it is silent', () => {
    expect(judgeMailServer(none, server, now)).toMatchObject([
      { level: 'fail', found: expect.stringContaining('mail.example.com:587') },
    ])
    expect(judgeMailServer(silent, server, now)).toMatchObject([{ level: 'unknown' }])
  })

  it('should have an address whose name leads back to it', () => {
    const address = '192.0.2.1'
    expect(judgeReverse({ address, names: found(['mail.example.com']), confirmed: true }).level).toBe('ok')
    expect(judgeReverse({ address, names: found(['mail.example.com']), confirmed: false }).level).toBe('warn')
    expect(judgeReverse({ address, names: found(['mail.example.com']), confirmed: null }).level).toBe(
      'unknown',
    )
    expect(judgeReverse({ address, names: none, confirmed: null }).level).toBe('warn')
    expect(judgeReverse({ address, names: silent, confirmed: null }).level).toBe('unknown')
    expect(judgeReverse(null).level).toBe('unknown')
  })
})
