import { describe, expect, it } from 'vitest'
import { smtpTransport } from '../../src/transports/smtp.ts'
import { serverOptions } from '../../src/transports/smtp-server.ts'
import { sampleMessage } from '../support/sample-message.ts'
import { startScriptedSmtp } from '../support/scripted-smtp.ts'
import { startSmtpSink } from '../support/smtp-sink.ts'

describe('the connection that SMTP_URL asks for', () => {
  it.each([
    ['smtp://mail.example.com', { host: 'mail.example.com', port: 587, secure: false, requireTLS: true }],
    ['smtps://mail.example.com', { host: 'mail.example.com', port: 465, secure: true, requireTLS: false }],
    ['smtp://mail.example.com:2525', { port: 2525, requireTLS: true }],
    ['smtp://localhost:25', { host: 'localhost', requireTLS: false }],
    ['smtp://127.1.2.3', { host: '127.1.2.3', requireTLS: false }],
    ['smtp://[::1]:25', { host: '::1', requireTLS: false }],
    ['smtp://127.0.0.1.example.com', { requireTLS: true }],
  ])('for %s', (url, options) => {
    expect(serverOptions({ url })).toMatchObject(options)
  })

  it('takes user and password with their percent signs undone', () => {
    expect(serverOptions({ url: 'smtp://maya%40example.com:p%3Aw%2F@mail.example.com' }).auth).toEqual({
      user: 'maya@example.com',
      pass: 'p:w/',
    })
  })

  it('checks certificates everywhere but on this machine', () => {
    expect(serverOptions({ url: 'smtps://mail.example.com' }).tls).toBeUndefined()
    expect(serverOptions({ url: 'smtp://localhost' }).tls).toEqual({ rejectUnauthorized: false })
  })

  it.each([
    'http://mail.example.com',
    'mail.example.com',
    'smtp://',
    'smtp://u:secret@h/?tls.rejectUnauthorized=false',
    '',
  ])('is refused for %j in a sentence that does not repeat it', (url) => {
    const message =
      /^SMTP_URL must look like smtp:\/\/user:password@host:587 or smtps:\/\/user:password@host:465$/
    expect(() => serverOptions({ url })).toThrow(message)
  })

  it('may be plain text elsewhere where that is allowed, and only then', () => {
    expect(serverOptions({ url: 'smtp://mail.example.com', allowPlain: true }).requireTLS).toBe(false)
    expect(serverOptions({ url: 'smtps://mail.example.com', allowPlain: true }).secure).toBe(true)
  })
})

/** A server without TLS, reached by an address that leads here without being a loopback address. */
async function plainServer() {
  const seen: string[] = []
  const sink = await startSmtpSink({
    login: { user: 'maya', password: 'x' },
    server: {
      allowInsecureAuth: true,
      onMailFrom(_address, _session, done) {
        seen.push('MAIL')
        done()
      },
      onAuth({ username = '' }, _session, done) {
        seen.push('AUTH')
        done(null, { user: username })
      },
    },
  })
  return { sink, seen, url: `smtp://maya:x@0.0.0.0:${sink.port}` }
}

describe('a mail server elsewhere that offers no TLS', () => {
  it('gets nothing, and no password, and is named as the fault of the whole sender', async () => {
    const { sink, seen, url } = await plainServer()
    const transport = smtpTransport({ url })
    expect(await transport.send(sampleMessage(), 'k', new AbortController().signal)).toEqual({
      kind: 'blocked',
      by: 'configuration',
      reason: expect.stringMatching(
        /^the mail server offers no TLS \(5\d\d.*\), so nothing was sent: set SMTP_ALLOW_PLAIN=1 only if/,
      ),
      afterMs: 15 * 60_000,
    })
    expect([sink.connections, seen]).toEqual([1, []])
    await transport.close()
    await sink.close()
  })

  it('is sent to where plain text is allowed', async () => {
    const { sink, seen, url } = await plainServer()
    const transport = smtpTransport({ url, allowPlain: true })
    const result = await transport.send(sampleMessage(), 'k', new AbortController().signal)
    expect([result.kind, seen]).toEqual(['accepted', ['AUTH', 'MAIL']])
    await transport.close()
    await sink.close()
  })

  it.each([
    [{ STARTTLS: '454 4.7.0 not now\r\n' }, 'outage', '454 4.7.0'],
    [{ EHLO: '502 what\r\n' }, 'configuration', 'offers no TLS (502)'],
  ] as const)(
    'and answers %j is told apart from one that cannot at the moment',
    async (answers, by, reason) => {
      const server = await startScriptedSmtp({ answers })
      const transport = smtpTransport({ url: server.url.replace('127.0.0.1', '0.0.0.0') })
      const result = await transport.send(sampleMessage(), 'k', new AbortController().signal)
      expect(result).toMatchObject({ kind: 'blocked', by, reason: expect.stringContaining(reason) })
      await transport.close()
      await server.close()
    },
  )
})
