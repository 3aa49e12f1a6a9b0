import { describe, expect, it } from 'vitest'
import { smtpTransport } from '../../src/transports/smtp.ts'
import { serverOptions } from '../../src/transports/smtp-server.ts'
import { sampleMessage } from '../support/sample-message.ts'
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

  it('sends nothing, and no password, to a server elsewhere that has no STARTTLS', async () => {
    const seen: string[] = []
    const onMailFrom = (_address: unknown, _session: unknown, done: () => void) => {
      seen.push('MAIL')
      done()
    }
    const onAuth = (_auth: unknown, _session: unknown, done: (error: Error) => void) => {
      seen.push('AUTH')
      done(new Error('no'))
    }
    const sink = await startSmtpSink({
      login: { user: 'maya', password: 'x' },
      server: { onMailFrom, onAuth, allowInsecureAuth: true },
    })
    // 0.0.0.0 leads here without being a loopback address.
    const transport = smtpTransport({ url: `smtp://maya:x@0.0.0.0:${sink.port}` })
    const result = await transport.send(sampleMessage(), 'k', new AbortController().signal)
    expect([result.kind, sink.connections, seen]).toEqual(['retry-later', 1, []])
    await transport.close()
    await sink.close()
  })
})
