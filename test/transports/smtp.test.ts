import { generateKeyPairSync } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import type { Message } from '../../src/core/mail/message.ts'
import { messageBytes } from '../../src/transports/mime.ts'
import { type SmtpSettings, smtpTransport } from '../../src/transports/smtp.ts'
import type { SendResult, Transport } from '../../src/transports/transport.ts'
import { sampleMessage } from '../support/sample-message.ts'
import { type SinkOptions, type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts'

const cleanUps: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(cleanUps.splice(0).map((cleanUp) => cleanUp()))
})

async function sinkAnd(
  options: SinkOptions = {},
  settings: Partial<SmtpSettings> = {},
): Promise<[SmtpSink, Transport]> {
  const sink = await startSmtpSink(options)
  const transport = smtpTransport({ url: sink.url, ...settings })
  cleanUps.push(sink.close, transport.close)
  return [sink, transport]
}

function send(transport: Transport, overrides: Partial<Message> = {}): Promise<SendResult> {
  return transport.send(sampleMessage(overrides), 'delivery/test.1/42/1', new AbortController().signal)
}

describe('the SMTP transport', () => {
  it('hands over exactly the bytes of the message, to one recipient', async () => {
    const [sink, transport] = await sinkAnd()
    const message = sampleMessage({
      text: '.first line\n..second\n.\nlast',
      html: `<p>${'ü'.repeat(40_000)}</p>`,
    })
    const result = await transport.send(message, 'k', new AbortController().signal)
    expect(result).toEqual({ kind: 'accepted', providerId: '250 2.0.0 Ok: queued as 4B2F' })
    expect(sink.messages.map(({ from, to }) => [from, to])).toEqual([
      ['maya@example.com', ['ana@example.com']],
    ])
    expect(sink.messages[0]?.raw.equals(Buffer.from(await messageBytes(message)))).toBe(true)
  })

  it('knows no keys, and so repeats the Message-ID', async () => {
    const [sink, transport] = await sinkAnd()
    await send(transport)
    await send(transport)
    expect([transport.name, transport.keyLifetimeMs]).toEqual(['smtp', 0])
    const ids = sink.messages.map(({ raw }) => /^Message-ID: (.+)\r$/m.exec(raw.toString())?.[1])
    expect(ids).toEqual(['<d42.g1@mail.example.com>', '<d42.g1@mail.example.com>'])
  })

  it('signs when it has a key', async () => {
    const encoding = { type: 'pkcs8', format: 'pem' } as const
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: encoding,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const [sink, transport] = await sinkAnd(
      {},
      { dkim: { domain: 'example.com', selector: 'r1', privateKey } },
    )
    expect((await send(transport)).kind).toBe('accepted')
    const raw = sink.messages[0]?.raw.toString() ?? ''
    expect(raw).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256; c=relaxed\/relaxed; d=example\.com;/)
    expect(raw.replace(/\r\n\s+/g, '')).toMatch(/list-unsubscribe:list-unsubscribe-post:feedback-id;/)
  })

  it('uses its connections again, and no more than it may', async () => {
    const [sink, transport] = await sinkAnd({}, { connections: 2 })
    const results = await Promise.all(Array.from({ length: 20 }, () => send(transport)))
    expect(results.every(({ kind }) => kind === 'accepted')).toBe(true)
    expect([sink.messages.length, sink.connections]).toEqual([20, 2])
  })

  it.each<[string, SinkOptions, SendResult['kind'], string]>([
    [
      '5yz to the sender',
      { refuse: { mail: { code: 550, text: '5.7.1 no' } } },
      'refused',
      'MAIL FROM: 550 5.7.1',
    ],
    [
      '5yz to the recipient',
      { refuse: { rcpt: { code: 550, text: '5.1.1 ana@example.com' } } },
      'refused',
      'RCPT TO: 550 5.1.1',
    ],
    ['5yz to the text', { refuse: { data: { code: 554, text: '5.6.0 no' } } }, 'refused', 'DATA: 554 5.6.0'],
    [
      '4yz to the sender',
      { refuse: { mail: { code: 450, text: 'later' } } },
      'retry-later',
      'MAIL FROM: 450',
    ],
    [
      '4yz to the recipient',
      { refuse: { rcpt: { code: 451, text: '4.7.1 greylisted' } } },
      'retry-later',
      'RCPT TO: 451 4.7.1',
    ],
    [
      '4yz to the text',
      { refuse: { data: { code: 452, text: '4.3.1 full' } } },
      'retry-later',
      'DATA: 452 4.3.1',
    ],
    ['421', { refuse: { rcpt: { code: 421, text: '4.3.2 closing' } } }, 'retry-later', '421 4.3.2'],
    ['503', { refuse: { rcpt: { code: 503, text: 'bad sequence' } } }, 'retry-later', 'RCPT TO: 503'],
    [
      '530',
      { refuse: { mail: { code: 530, text: '5.7.0 log in' } } },
      'blocked',
      'check user and password in SMTP_URL',
    ],
  ])('answers %s by what it means, without an address', async (_reply, options, kind, reason) => {
    const tries = [true, false].map(async (hidePIPELINING) => {
      const [sink, transport] = await sinkAnd({ ...options, server: { hidePIPELINING } })
      return { result: await send(transport), taken: sink.messages }
    })
    for (const { result, taken } of await Promise.all(tries)) {
      expect(result).toMatchObject({ kind, reason: expect.stringContaining(reason) })
      expect(result).toMatchObject({ reason: expect.not.stringContaining('@') })
      expect(taken).toEqual([])
    }
  })

  it('sends on after a refusal', async () => {
    const [sink, transport] = await sinkAnd({
      server: {
        onRcptTo: ({ address }, _session, done) =>
          done(
            address.startsWith('gone') ? Object.assign(new Error('5.1.1 gone'), { responseCode: 550 }) : null,
          ),
      },
    })
    const kinds = []
    for (const who of ['gone', 'ana', 'gone', 'eva']) {
      kinds.push((await send(transport, { to: { name: '', address: `${who}@example.com` } })).kind)
    }
    expect(kinds).toEqual(['refused', 'accepted', 'refused', 'accepted'])
    expect(sink.messages.flatMap(({ to }) => to)).toEqual(['ana@example.com', 'eva@example.com'])
  })

  it('logs in, and says that the login is wrong', async () => {
    const login = { user: 'maya', password: 'right' }
    const options = { login, server: { allowInsecureAuth: true } }
    const [sink] = await sinkAnd(options)
    const right = smtpTransport({ url: sink.url.replace('//', '//maya:right@') })
    const wrong = smtpTransport({ url: sink.url.replace('//', '//maya:wrong@') })
    cleanUps.push(right.close, wrong.close)
    expect((await send(right)).kind).toBe('accepted')
    expect(await send(wrong)).toEqual({
      kind: 'blocked',
      by: 'configuration',
      reason: 'the mail server did not accept the login (535 5.7.8): check user and password in SMTP_URL',
      afterMs: 15 * 60_000,
    })
  })

  it('speaks TLS to a server on this machine, whatever its certificate', async () => {
    const [sink, transport] = await sinkAnd({ server: { disabledCommands: ['AUTH'] } })
    expect((await send(transport)).kind).toBe('accepted')
    expect(sink.messages[0]?.overTls).toBe(true)
    const elsewhere = smtpTransport({ url: sink.url.replace('127.0.0.1', '0.0.0.0') })
    cleanUps.push(elsewhere.close)
    expect(await send(elsewhere)).toMatchObject({
      kind: 'blocked',
      by: 'configuration',
      reason: expect.stringMatching(/^the certificate of the mail server cannot be verified \([A-Z_]*CERT/),
    })
    expect(sink.messages).toHaveLength(1)
  })

  it('sends to addresses of other scripts where the server can, and says so where it cannot', async () => {
    const to = { name: '', address: 'jürgen@bücher.example' }
    const [able, ableTransport] = await sinkAnd()
    expect((await send(ableTransport, { to })).kind).toBe('accepted')
    expect(able.messages[0]?.to).toEqual(['jürgen@bücher.example'])
    const [unable, unableTransport] = await sinkAnd({ server: { hideSMTPUTF8: true } })
    expect(await send(unableTransport, { to })).toEqual({
      kind: 'refused',
      reason: 'the mail server cannot take addresses in other scripts (no SMTPUTF8)',
    })
    expect(unable.messages).toEqual([])
    await unable.close()
    expect((await send(unableTransport, { to })).kind).toBe('blocked')
  })

  it('writes a domain of another script in A-labels', async () => {
    const [sink, transport] = await sinkAnd({ server: { hideSMTPUTF8: true } })
    await send(transport, { to: { name: 'Ana', address: 'ana@bücher.example' } })
    expect(sink.messages[0]?.raw.toString()).toMatch(/^To: Ana <ana@xn--bcher-kva\.example>\r$/m)
  })

  it('refuses what has no form of an email, without asking a server', async () => {
    const [sink, transport] = await sinkAnd()
    const to = { name: '', address: 'ana@example.com, eve@example.com' }
    expect((await send(transport, { to })).kind).toBe('refused')
    expect(sink.connections).toBe(0)
  })

  it('tries later when it is stopped before it began, or closed', async () => {
    const [sink, transport] = await sinkAnd()
    expect((await transport.send(sampleMessage(), 'k', AbortSignal.abort())).kind).toBe('retry-later')
    await transport.close()
    expect((await send(transport)).kind).toBe('retry-later')
    expect(sink.messages).toEqual([])
  })
})
