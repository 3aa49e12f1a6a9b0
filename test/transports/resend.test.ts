import { type AddressInfo, createServer } from 'node:net'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../bench/fake-resend/faults.ts'
import { type FakeResend, startFakeResend } from '../../bench/fake-resend/server.ts'
import type { Message } from '../../src/core/mail/message.ts'
import { resendTransport } from '../../src/transports/resend.ts'
import type { ResendPayload } from '../../src/transports/resend-payload.ts'
import type { SendResult, Transport } from '../../src/transports/transport.ts'
import { sampleMessage } from '../support/sample-message.ts'

const day = 24 * 60 * 60_000

let now: number
let resend: FakeResend
let transport: Transport

beforeEach(async () => {
  now = 0
  resend = await startFakeResend({ now: () => now })
  transport = resendTransport({ apiKey: 're_test', baseUrl: resend.url })
})

afterEach(async () => {
  await Promise.all([transport.close(), resend.close()])
})

function send(key: string, overrides: Partial<Message> = {}): Promise<SendResult> {
  return transport.send(sampleMessage(overrides), key, new AbortController().signal)
}

async function sendTo(baseUrl: string): Promise<SendResult> {
  const other = resendTransport({ apiKey: 're_test', baseUrl, timeoutMs: 5000 })
  const result = await other.send(sampleMessage(), 'k1', new AbortController().signal)
  await other.close()
  return result
}

/** To a server that takes the connection and never begins to encrypt it. */
async function sendToMute(): Promise<SendResult> {
  const mute = createServer()
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
  const { port } = mute.address() as AddressInfo
  const other = resendTransport({ apiKey: 're_test', baseUrl: `https://127.0.0.1:${port}`, timeoutMs: 100 })
  const result = await other.send(sampleMessage(), 'k1', new AbortController().signal)
  mute.close()
  return result
}

/** What the server was handed, as it came. */
function lastEmail(): ResendPayload {
  return JSON.parse(resend.calls.at(-1)?.body ?? 'null')
}

describe('the Resend transport', () => {
  it('hands over every part of a message, and neither Message-ID nor Date', async () => {
    const result = await send('delivery/test.1/42/1')
    expect(result).toEqual({ kind: 'accepted', providerId: resend.accepted[0]?.id })
    const { headers, html, text, subject, tags } = sampleMessage()
    expect(lastEmail()).toEqual({
      ...{ html, text, subject },
      from: 'Maya at Willow Clinic <maya@example.com>',
      to: 'Ana <ana@example.com>',
      reply_to: 'hello@example.com',
      headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
      tags: [
        { name: 'delivery', value: tags.delivery },
        { name: 'list', value: tags.list },
      ],
    })
    expect(resend.calls[0]).toMatchObject({
      path: '/emails',
      headers: { 'idempotency-key': 'delivery/test.1/42/1', 'content-type': 'application/json' },
    })
  })

  it('quotes a name where it must, keeps other scripts, and puts domains into A-labels', async () => {
    await send('k', { from: { name: 'Dr. "Mia", Žofie', address: 'mia@bücher.example' }, replyTo: null })
    expect(lastEmail().from).toBe('"Dr. \\"Mia\\", Žofie" <mia@xn--bcher-kva.example>')
    expect(lastEmail()).not.toHaveProperty('reply_to')
  })

  it('sends once under one key: the same bytes again, with the tags in any order', async () => {
    const first = await send('k1')
    expect(await send('k1', { tags: { list: '3', delivery: '42' } })).toEqual(first)
    expect(resend.accepted).toHaveLength(1)
    expect(new Set(resend.calls.map(({ body }) => body)).size).toBe(1)
  })

  it('trusts a key for an hour less than Resend remembers it', async () => {
    await send('k1')
    now = transport.keyLifetimeMs
    await send('k1')
    expect(resend.accepted).toHaveLength(1)
    now = day
    await send('k1')
    expect(resend.accepted).toHaveLength(2)
    expect(transport.keyLifetimeMs).toBe(day - 60 * 60_000)
  })

  it('does not know what became of another message under the same key, and says that it was another', async () => {
    await send('k1')
    expect(await send('k1', { subject: 'changed' })).toEqual({
      kind: 'uncertain',
      reason: 'another message was sent under the same key (invalid_idempotent_request, 409)',
      final: true,
    })
  })

  it('does not know what becomes of a call that is still under way, and settles by the same key', async () => {
    const gate = Promise.withResolvers<void>()
    resend.fail({ kind: 'slow', until: gate.promise })
    const first = send('k1')
    await resend.arrived(1)
    expect(await send('k1')).toMatchObject({
      kind: 'uncertain',
      reason: expect.stringContaining('still under way'),
    })
    gate.resolve()
    expect(await send('k1')).toEqual(await first)
    expect(resend.accepted).toHaveLength(1)
  })

  it.each<Fault>([
    { kind: 'reset-before' },
    { kind: 'reset-after' },
    { kind: 'half-answer' },
    { kind: 'endless' },
    { kind: 'error', status: 500, accepted: true },
    { kind: 'error', status: 302 },
    { kind: 'answer', body: '' },
    { kind: 'answer', body: '{}' },
    { kind: 'answer', body: '{"id":""}' },
    { kind: 'answer', body: 'null' },
    { kind: 'answer', body: '<html>' },
    { kind: 'error', status: 500 },
    { kind: 'error', status: 503, body: '<html>busy</html>' },
    { kind: 'error', status: 502, body: '{"message":"Bad gateway"}' },
    { kind: 'error', status: 500, body: '"oops"' },
    { kind: 'error', status: 500, body: 'null' },
  ])('does not know what became of a message after %j, and the next try sends it once', async (fault) => {
    resend.fail(fault)
    expect((await send('k1')).kind).toBe('uncertain')
    expect((await send('k1')).kind).toBe('accepted')
    expect(resend.accepted).toHaveLength(1)
  })

  it('waits for the whole account as long as the answer asks', async () => {
    resend.fail({ kind: 'error', status: 429, name: 'rate_limit_exceeded', headers: { 'retry-after': '3' } })
    expect(await send('k1')).toEqual({
      ...{ kind: 'blocked', by: 'rate', afterMs: 3000 },
      reason: 'Resend asks to send more slowly (rate_limit_exceeded, 429)',
    })
  })

  it('names a wrong key, keeps the message and says what to do', async () => {
    const wrong = resendTransport({ apiKey: 're_other', baseUrl: resend.url })
    expect(await wrong.send(sampleMessage(), 'k1', new AbortController().signal)).toEqual({
      ...{ kind: 'blocked', by: 'configuration', afterMs: 15 * 60_000 },
      reason:
        'the key in RESEND_API_KEY was not accepted: check it in the Resend account (invalid_api_key, 403)',
    })
    expect(resend.accepted).toEqual([])
    await wrong.close()
  })

  it('holds a sender back whose domain is not verified, and refuses one message at fault', async () => {
    expect(await send('k1', { from: { name: '', address: 'maya@unverified.example' } })).toMatchObject({
      ...{ kind: 'blocked', by: 'from' },
      reason:
        'Resend does not permit this sender: check that the domain of its address is verified (validation_error, 403)',
    })
    expect(await send('k2', { to: { name: '', address: 'poison@example.com' } })).toEqual({
      kind: 'refused',
      reason: 'Resend refused the message (validation_error, 422)',
    })
  })

  it('repeats neither address nor words of an error', async () => {
    for (const [status, name] of [
      [422, 'validation_error'],
      [400, 'Ana@Example.com'],
      [403, 'ana@example.com'],
      [500, 'x'.repeat(99)],
    ] as const) {
      resend.fail({ kind: 'error', status, name })
      expect(await send('k1')).toMatchObject({ reason: expect.not.stringMatching(/@|xxx/) })
    }
  })

  it('knows that nothing left where no connection was made', async () => {
    await resend.close()
    expect(await send('k1')).toEqual({
      ...{ kind: 'blocked', by: 'outage', afterMs: 15_000 },
      reason: 'Resend cannot be reached (ECONNREFUSED)',
    })
  })

  it('knows that nothing left where the name, the encryption or the greeting of the server fails', async () => {
    const results = await Promise.all([
      // A label of 64 characters is no name, so nobody is asked for it.
      sendTo(`http://${'a'.repeat(64)}.invalid`),
      sendTo(resend.url.replace('http:', 'https:')),
      sendToMute(),
    ])
    for (const result of results) expect(result).toMatchObject({ kind: 'blocked', by: 'outage' })
    expect(resend.calls).toEqual([])
  })

  it.each<Fault>([{ kind: 'silence' }, { kind: 'half-then-silence' }])(
    'gives a call so much time and no more: %j',
    async (fault) => {
      resend.fail(fault)
      const hasty = resendTransport({ apiKey: 're_test', baseUrl: resend.url, timeoutMs: 60 })
      expect(await hasty.send(sampleMessage(), 'k1', new AbortController().signal)).toEqual({
        kind: 'uncertain',
        reason: 'Resend did not answer in time',
      })
      expect((await send('k1')).kind).toBe('accepted')
      expect(resend.accepted).toHaveLength(1)
      await hasty.close()
    },
  )

  it('stops when told to: unsent before the call, uncertain during it', async () => {
    expect((await transport.send(sampleMessage(), 'k1', AbortSignal.abort())).kind).toBe('retry-later')
    const gate = Promise.withResolvers<void>()
    const stop = new AbortController()
    resend.fail({ kind: 'slow', until: gate.promise })
    const result = transport.send(sampleMessage(), 'k2', stop.signal)
    await resend.arrived(1)
    stop.abort()
    expect(await result).toEqual({ kind: 'uncertain', reason: 'it was stopped during the call to Resend' })
    gate.resolve()
  })

  it('refuses what has no form of an email, without a call', async () => {
    expect(
      (await send('k1', { to: { name: '', address: 'ana@example.com\r\nBcc: eve@example.com' } })).kind,
    ).toBe('refused')
    expect(resend.calls).toEqual([])
  })

  it('calls under keys of 1 to 256 characters only', async () => {
    expect((await send('k'.repeat(256))).kind).toBe('accepted')
    for (const key of ['', 'k'.repeat(257), 'k\r\nx-evil: 1', 'ключ'])
      await expect(send(key)).rejects.toThrow('key')
    expect(resend.calls).toHaveLength(1)
  })

  it('starts with two calls a second and follows what the answers say', async () => {
    expect(transport.permittedPerSecond()).toBe(2)
    const limited = await startFakeResend({ perSecond: 5 })
    const other = resendTransport({ apiKey: 're_test', baseUrl: `${limited.url}/` })
    await other.send(sampleMessage(), 'k1', new AbortController().signal)
    expect(other.permittedPerSecond()).toBe(5)
    await Promise.all([other.close(), limited.close()])
  })

  it('keeps to a path of its base address, and says so where nothing is there', async () => {
    expect(await sendTo(`${resend.url}/proxy/`)).toMatchObject({
      ...{ kind: 'blocked', by: 'configuration' },
      reason: 'RESEND_BASE_URL does not lead to the Resend API (not_found, 404)',
    })
    expect(resend.calls[0]?.path).toBe('/proxy/emails')
  })

  it('lets no line break or control character into any header', async () => {
    const hostile = fc.string({
      unit: fc.constantFrom(...'\r\n\t\0\u0085\u2028\u2029 ab:<>@",é🐎', 'Bcc: eve@example.com'),
    })
    await fc.assert(
      fc.asyncProperty(fc.uuid(), hostile, async (key, words) => {
        const headers = sampleMessage().headers.map(({ name }) => ({ name, value: words }))
        const from = { name: words, address: 'maya@example.com' }
        expect((await send(key, { subject: words, from, headers })).kind).toBe('accepted')
        const email = lastEmail()
        const values = [email.subject, email.from, ...Object.values(email.headers)]
        expect(values).toHaveLength(2 + headers.length)
        expect(values.filter((value) => value === undefined || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(value))).toEqual(
          [],
        )
      }),
      { numRuns: 100 },
    )
  })
})
