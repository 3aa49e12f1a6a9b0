import { describe, expect, it } from 'vitest'
import { judgeCertificate } from '../../../src/core/doctor/certificate.ts'
import { judgeClock } from '../../../src/core/doctor/clock.ts'
import { judgeDatabase, judgeRoom } from '../../../src/core/doctor/database.ts'
import { judgeKeyRing } from '../../../src/core/doctor/key-ring.ts'
import { judgeList } from '../../../src/core/doctor/list-state.ts'
import { judgeMailDomain } from '../../../src/core/doctor/mail-domain.ts'
import { judgeMailServer, judgeReverse, type SmtpAnswer } from '../../../src/core/doctor/mail-server.ts'
import { printable } from '../../../src/core/doctor/printable.ts'
import {
  isPrivateName,
  judgeHealth,
  judgeOneClick,
  judgePublicAddress,
} from '../../../src/core/doctor/public-address.ts'
import { judgeWebhook } from '../../../src/core/doctor/webhook.ts'

const DAY = 24 * 60 * 60_000
const now = Date.parse('2026-11-30T10:00:00Z')
const none = { kind: 'none', reason: 'the connection was refused' } as const
const silent = { kind: 'unknown', reason: 'timeout' } as const
const found = <Value>(value: Value) => ({ kind: 'found', value }) as const

describe('foreign text', () => {
  it('is shown with its control characters escaped, and cut', () => {
    expect(printable('a\u001b[31m\u202eb\n')).toBe('a\\u{1b}[31m\\u{202e}b\\u{a}')
    expect(printable('x'.repeat(100_000))).toBe(`${'x'.repeat(160)}…`)
    expect(printable('größe 🐎')).toBe('größe 🐎')
  })
})

describe('a certificate', () => {
  it.each([
    [{ fault: null, expiresAt: now + 15 * DAY }, 'ok'],
    [{ fault: null, expiresAt: now + 13 * DAY }, 'warn'],
    [{ fault: null, expiresAt: now - 1 }, 'fail'],
    [{ fault: 'it is for another name', expiresAt: now + 90 * DAY }, 'fail'],
  ] as const)('%j is %s', (certificate, level) => {
    expect(judgeCertificate('certificate', certificate, now).level).toBe(level)
  })
})

describe('the mail domain', () => {
  const level = (exchanges: Parameters<typeof judgeMailDomain>[0]['exchanges'], addresses = judgeNothing) =>
    judgeMailDomain({ check: 'mail', domain: 'example.com', exchanges, addresses }).level
  const judgeNothing: Parameters<typeof judgeMailDomain>[0]['addresses'] = none

  it('takes mail by MX, or by its address where it has none', () => {
    expect(level(found(['mx.example.com']))).toBe('ok')
    expect(level(none, found(['192.0.2.1']))).toBe('ok')
    expect(level(none)).toBe('fail')
    expect(level(found(['']))).toBe('fail')
    expect(level(silent)).toBe('unknown')
    expect(level(none, silent)).toBe('unknown')
  })
})

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

describe('the clock', () => {
  it.each([
    [{ elsewhere: 0, newest: -1000 }, 'ok', 'within a minute'],
    [{ elsewhere: 59_000, newest: null }, 'ok', 'within a minute'],
    [{ elsewhere: 61_000, newest: null }, 'warn', '1 minutes behind'],
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

describe('the store', () => {
  const state = {
    version: '3.54.1',
    bytes: 5_000_000,
    journal: 'wal',
    durable: true,
    faults: [],
    orphans: [],
  }
  const levels = (change: object) => judgeDatabase({ ...state, ...change }).map(({ level }) => level)

  it('is fine when whole, with WAL and full commits', () => {
    expect(levels({})).toEqual(['ok', 'ok'])
    expect(levels({ faults: ['row 1 missing from index'] })).toEqual(['fail', 'ok'])
    expect(levels({ orphans: ['deliveries'] })).toEqual(['fail', 'ok'])
    expect(levels({ journal: 'delete' })).toEqual(['ok', 'fail'])
    expect(levels({ durable: false })).toEqual(['ok', 'fail'])
    expect(judgeDatabase(null)).toMatchObject([{ level: 'unknown' }])
  })

  it('needs room on its disk', () => {
    expect([null, 5e7, 5e8, 5e10].map((bytes) => judgeRoom(bytes).level)).toEqual([
      'unknown',
      'fail',
      'warn',
      'ok',
    ])
  })

  it('needs a key that signs', () => {
    expect(judgeKeyRing([], now).level).toBe('fail')
    expect(judgeKeyRing([{ wrapped: true, createdAt: now - 3 * DAY }], now)).toMatchObject({
      level: 'ok',
      found: '1 key, the newest 3 days old, wrapped by SECRET_KEY',
    })
  })
})

describe('the webhook', () => {
  const state = {
    address: 'https://mail.example.com/webhooks/resend',
    secret: true,
    newestEvent: null,
    submitted: null,
  }

  it('needs its secret, and should have brought an event since mail was submitted', () => {
    expect(judgeWebhook({ ...state, secret: false }).level).toBe('fail')
    expect(judgeWebhook(state).level).toBe('ok')
    expect(judgeWebhook({ ...state, submitted: now - DAY }).level).toBe('warn')
    expect(judgeWebhook({ ...state, submitted: now - DAY, newestEvent: now - 2 * DAY }).level).toBe('warn')
    expect(judgeWebhook({ ...state, submitted: now - DAY, newestEvent: now }).level).toBe('ok')
  })
})

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
