import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Listen, listen } from '../../../src/web/listen.ts'
import { stateOf } from '../site.ts'
import { openWholeSite, routesTaking, type WholeSite } from './whole-site.ts'

const KB = 1024
const FORM = 'application/x-www-form-urlencoded'

interface Taken {
  readonly status: number
  /** The most that it takes, in bytes. */
  readonly limit: number
  readonly type?: string
}

/**
 * What each route that is posted to makes of a body without end. Where a button is all that is pressed, no body is
 * looked at; the way out takes whoever comes with whatever body (RFC 8058), so it refuses none.
 */
const ROUTES: ReadonlyMap<string, Taken> = new Map([
  ['/subscribe/:list', { status: 413, limit: 16 * KB }],
  ['/api/v1/subscriptions', { status: 413, limit: 16 * KB, type: 'application/json' }],
  ['/preferences/:token', { status: 413, limit: 16 * KB }],
  ['/unsubscribe', { status: 413, limit: 4 * KB }],
  ['/webhooks/resend', { status: 413, limit: 256 * KB, type: 'application/json' }],
  ['/unsubscribe/:token', { status: 200, limit: 8 * KB }],
  ['/unsubscribe/test', { status: 200, limit: 0 }],
  ['/unsubscribe/undo/:token', { status: 200, limit: 0 }],
  ['/confirm/:token', { status: 200, limit: 0 }],
  ['/preferences/address/:token', { status: 200, limit: 0 }],
])

describe('a body that is too large', () => {
  let site: WholeSite
  let server: Extract<Listen, { kind: 'listening' }>
  beforeAll(async () => {
    site = await openWholeSite()
    const opened = await listen({ fetch: site.app.fetch, host: '127.0.0.1', port: 0 })
    if (opened.kind === 'problem') throw new Error(opened.message)
    server = opened
  })
  afterAll(async () => {
    await server.close()
    await site.close()
  })

  const pathOf = (route: string) => (route.includes(':') ? (site.live.get(route) ?? '') : route)

  it('has an entry here for each route that is posted to', () => {
    expect([...ROUTES.keys()].toSorted()).toEqual([...routesTaking(site.app, 'POST')].toSorted())
  })

  it.each([...ROUTES])(
    'is not read by %s beyond its limit',
    async (route, { status, limit, type = FORM }) => {
      let given = 0
      const body = new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            given += KB
            controller.enqueue(new Uint8Array(KB).fill(97))
          },
        },
        { highWaterMark: 0 },
      )
      const headers = { 'Content-Type': type, 'Transfer-Encoding': 'chunked' }
      const init = { method: 'POST', headers, body, duplex: 'half' } as const
      const answer = await site.app.request(new Request(`http://localhost:3000${pathOf(route)}`, init))
      expect([route, answer.status]).toEqual([route, status])
      expect(given).toBeLessThanOrEqual(limit === 0 ? 0 : limit + KB)
    },
  )

  it.each([...ROUTES])('is answered by %s before it is sent where its size is told', async (route, taken) => {
    const { status, type = FORM } = taken
    const head = [`Content-Type: ${type}`, `Content-Length: ${100 * KB * KB}`]
    const answer = await speak({ path: pathOf(route), head, chunk: null })
    expect([route, statusOf(answer)]).toEqual([route, status])
  })

  it.each([...ROUTES])('is answered by %s while it has no end', async (route, taken) => {
    const { status, type = FORM } = taken
    const head = [`Content-Type: ${type}`, 'Transfer-Encoding: chunked']
    const chunk = `400\r\n${'a'.repeat(KB)}\r\n`
    const answer = await speak({ path: pathOf(route), head, chunk })
    expect([route, statusOf(answer)]).toEqual([route, status])
  })

  it('leaves the way out open all the same', async () => {
    expect(await stateOf(site, site.claims.unsubscribe.subscription)).toBe('ended')
  })

  interface Speech {
    readonly path: string
    readonly head: readonly string[]
    /** Sent again and again until there is an answer; null sends nothing. */
    readonly chunk: string | null
  }

  /** What the server says first. The socket is closed at that, whatever else was still to be sent. */
  async function speak({ path, head, chunk }: Speech): Promise<string> {
    const done = Promise.withResolvers<string>()
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', done.reject)
    socket.on('close', () => done.reject(new Error(`${path} was closed without an answer.`)))
    socket.once('data', (bytes) => {
      done.resolve(bytes.toString('latin1'))
      socket.destroy()
    })
    socket.write([`POST ${path} HTTP/1.1`, 'Host: localhost:3000', ...head, '', ''].join('\r\n'))
    const send = (): void => {
      if (chunk === null || socket.destroyed) return
      if (socket.write(chunk)) setImmediate(send)
      else socket.once('drain', send)
    }
    send()
    return await done.promise
  }

  function statusOf(answer: string): number {
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])
  }
})
