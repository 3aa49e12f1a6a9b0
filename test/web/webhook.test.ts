import { connect } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '../../src/actions/context.ts'
import { createApp } from '../../src/web/app.ts'
import { listen } from '../../src/web/listen.ts'
import { openTestContext, type TestContext } from '../support/context.ts'
import { databaseError } from '../support/database-faults.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const OTHER = 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
const PATH = '/webhooks/resend'
const BODY = '{"type":"email.delivered","data":{"email_id":"re-1"}}'

interface Signing {
  readonly body?: string
  readonly id?: string
  readonly secret?: string
  /** Seconds from now. */
  readonly ago?: number
  readonly prefix?: 'svix' | 'webhook'
}

describe('the webhook of the provider', () => {
  let test: TestContext
  let context: Context
  const open = async (webhookSecrets: readonly string[] = [SECRET]) => {
    await test?.close()
    test = await openTestContext({ settings: { webhookSecrets } })
    context = test.context
  }
  beforeEach(() => open())
  afterEach(() => test.close())

  const app = () =>
    createApp({
      challenge: null,
      context,
      captured: null,
      access: { admit: () => ({ kind: 'refused' }), oneTimeLink: (path) => path },
      remoteAddress: () => null,
    })

  const headersFor = ({
    body = BODY,
    id = 'msg_1',
    secret = SECRET,
    ago = 0,
    prefix = 'svix',
  }: Signing = {}) => {
    const at = new Date(context.now() - ago * 1000)
    return {
      'Content-Type': 'application/json',
      [`${prefix}-id`]: id,
      [`${prefix}-timestamp`]: String(Math.floor(at.getTime() / 1000)),
      [`${prefix}-signature`]: new Webhook(secret).sign(id, at, body),
    }
  }
  const post = async (body: string, headers: Record<string, string>) =>
    (await app().request(PATH, { method: 'POST', body, headers })).status
  const signed = async (signing: Signing = {}) => await post(signing.body ?? BODY, headersFor(signing))
  const rows = async () =>
    await context.db
      .selectFrom('events')
      .select(['provider', 'provider_event_id', 'kind', 'raw', 'applied_at'])
      .execute()

  it('is kept as it came, under its own id, before it is answered', async () => {
    expect(await signed()).toBe(200)
    expect(await rows()).toEqual([
      { provider: 'resend', provider_event_id: 'msg_1', kind: 'delivered', raw: BODY, applied_at: null },
    ])
  })

  it('is kept once where it is sent again, and answered alike', async () => {
    expect([await signed(), await signed(), await signed({ ago: 60 })]).toEqual([200, 200, 200])
    expect(await rows()).toHaveLength(1)
  })

  it('may carry the header names of Standard Webhooks, and be signed with either secret while they change', async () => {
    await open([OTHER, SECRET])
    expect(await signed({ prefix: 'webhook' })).toBe(200)
    expect(await signed({ id: 'msg_2', secret: OTHER })).toBe(200)
    expect(await rows()).toHaveLength(2)
  })

  it('needs no cookie, no Origin and no content type of its own', async () => {
    const odd = { Origin: 'https://evil.example', 'Content-Type': 'application/x-www-form-urlencoded' }
    expect(await post(BODY, { ...headersFor(), ...odd })).toBe(200)
  })

  it('is refused and leaves no row without a signature that is ours, fresh and over these very bytes', async () => {
    const wrong: readonly [string, () => Promise<number>][] = [
      ['unsigned', () => post(BODY, {})],
      ['signed with another secret', () => signed({ secret: OTHER })],
      ['signed over another body', () => post(`${BODY} `, headersFor())],
      ['older than five minutes', () => signed({ ago: 301 })],
      ['from the future', () => signed({ ago: -301 })],
      ['without its id', () => post(BODY, { ...headersFor(), 'svix-id': '' })],
      ['without its time', () => post(BODY, { ...headersFor(), 'svix-timestamp': '' })],
      ['with half a signature', () => post(BODY, { ...headersFor(), 'svix-signature': 'v1,' })],
    ]
    for (const [name, send] of wrong) expect([name, await send()]).toEqual([name, 401])
    expect(await rows()).toEqual([])
    expect(JSON.stringify(test.logged)).not.toContain('re-1')
  })

  it('is refused where no secret is set, and the log says so', async () => {
    await open([])
    expect(await signed()).toBe(401)
    expect(await rows()).toEqual([])
    expect(test.logged.map(({ event }) => event)).toContain('webhook.no-secret')
  })

  it('is kept and answered with 200 where it is signed, whatever it says', async () => {
    const odd = [
      ['hello \0 there', 'unknown'],
      ['{"type":"email.teleported"}', 'unknown'],
      ['{"type":"email.opened"}', 'opened'],
      ['', 'unknown'],
    ]
    for (const [index, [body = '']] of odd.entries())
      expect(await signed({ body, id: `msg_${index}` })).toBe(200)
    expect((await rows()).map(({ kind }) => kind)).toEqual(odd.map(([, kind]) => kind))
  })

  it('is verified on its bytes, which are no text here', async () => {
    const answer = await app().request(PATH, {
      method: 'POST',
      body: new Uint8Array([0xff, 0xfe, 0x7b]),
      headers: headersFor({ body: '\uFFFD\uFFFD{' }),
    })
    expect(answer.status).toBe(401)
  })

  it('tells nothing to any other method', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']) {
      const here = await app().request(PATH, { method })
      const nowhere = await app().request('/nowhere', { method })
      expect([method, here.status, await here.text()]).toEqual([method, 404, await nowhere.text()])
    }
  })

  it('asks to be sent again where the database cannot take it', async () => {
    const full = Object.assign(databaseError(test.context.dialect, 'full'), { message: 'ana@example.com' })
    context = { ...test.context, transact: () => Promise.reject(full) }
    expect(await signed()).toBe(503)
    expect(test.logged).toContainEqual({ event: 'webhook.not-stored', fields: { error: full.code } })
    expect(JSON.stringify(test.logged)).not.toContain('@')
  })

  it('is taken up to 256 KB, and refused above that before its signature is looked at', async () => {
    const fits = `"${'x'.repeat(256 * 1024 - 2)}"`
    expect(await signed({ body: fits })).toBe(200)
    expect(await signed({ body: `${fits} `, id: 'msg_2' })).toBe(413)
    expect(await rows()).toHaveLength(1)
  })

  describe('over a socket', () => {
    const MB = 1024 * 1024

    /** Sends a request of 100 MB until somebody has had enough; gives the status line and how much was sent. */
    async function pour(port: number, head: readonly string[], chunk: (bytes: Buffer) => Buffer) {
      const socket = connect(port, '127.0.0.1')
      const answered = Promise.withResolvers<string>()
      let text = ''
      socket.on('data', (bytes) => {
        text += bytes.toString('latin1')
        if (text.includes('\r\n')) answered.resolve(text.split('\r\n')[0] ?? '')
      })
      socket.on('error', () => answered.resolve(text))
      socket.on('close', () => answered.resolve(text))
      socket.write([`POST ${PATH} HTTP/1.1`, 'Host: localhost', ...head, '', ''].join('\r\n'))
      const piece = chunk(Buffer.alloc(64 * 1024, 'x'))
      let sent = 0
      while (sent < 100 * MB && text === '' && !socket.destroyed) {
        sent += piece.length
        if (!socket.write(piece))
          await Promise.race([answered.promise, new Promise((go) => socket.once('drain', go))])
      }
      const status = await answered.promise
      socket.destroy()
      return { status, sent }
    }

    it.each([
      ['announced', [`Content-Length: ${100 * MB}`], (bytes: Buffer) => bytes],
      [
        'sent in chunks',
        ['Transfer-Encoding: chunked'],
        (bytes: Buffer) =>
          Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]),
      ],
    ])('100 MB, %s, are refused early, and nothing of them is kept', async (_, head, chunk) => {
      const listening = await listen({ fetch: app().fetch, host: '127.0.0.1', port: 0 })
      if (listening.kind === 'problem') throw new Error(listening.message)
      const before = process.memoryUsage().arrayBuffers
      const { status, sent } = await pour(listening.port, head, chunk)
      expect(status).toBe('HTTP/1.1 413 Payload Too Large')
      expect(sent).toBeLessThan(20 * MB)
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * MB)
      expect(await rows()).toEqual([])
      await listening.close()
    })
  })
})
