import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type AcceptedMessage, openAcceptedLog } from './accepted-log.ts'
import { answerCall } from './answer-call.ts'
import { type Counter, type Counts, startCounting } from './counts.ts'
import type { Fate, Fault } from './faults.ts'
import { knownKeys } from './known-keys.ts'
import { limits } from './limits.ts'
import type { Call } from './read-call.ts'
import type { ServiceParts } from './service.ts'

export interface FakeResendOptions {
  /** By default `re_test`; null takes any. */
  readonly apiKey?: string | null
  /** By default one that is free. */
  readonly port?: number
  /** Keys are forgotten 24 hours after their first use on this clock; the limits follow it too. */
  readonly now?: () => number
  /** Calls per second; by default no limit, and no answer speaks of one. */
  readonly perSecond?: number | null
  /** Messages per day; by default no quota. */
  readonly perDay?: number | null
  /** What becomes of each request, in turn. */
  readonly fates?: () => Fate
  /** Where accepted messages are written, one JSON line each. A file that is there is gone on with. */
  readonly logFile?: string | null
  /** Keeps every request for a test to look at; by default it does. */
  readonly keepCalls?: boolean
}

export interface FakeResend {
  readonly url: string
  /** Each message that was accepted, once for each mail that its reader would have got. */
  readonly accepted: readonly AcceptedMessage[]
  /** Each request, in order. */
  readonly calls: readonly Call[]
  counts(): Counts
  /** The next requests meet these faults, one each. */
  fail(...faults: readonly Fault[]): void
  /** Resolves when so many requests have come, counted from the start. */
  arrived(requests: number): Promise<void>
  close(): Promise<void>
}

/**
 * A server on loopback that keeps Resend's contract: idempotency keys, batches, limits; and faults where asked for.
 * What it knows is told under `/_fake/accepted` (JSON lines) and `/_fake/counts`.
 */
export async function startFakeResend(options: FakeResendOptions = {}): Promise<FakeResend> {
  const parts = partsOf(options)
  const desk: Desk = { parts, options, counter: startCounting(), calls: [], scripted: [] }
  const server = createServer((request, response) => {
    receive(desk, { request, response }).catch((error) => response.destroy(error))
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted: parts.log.messages,
    calls: desk.calls,
    counts: desk.counter.counts,
    fail: (...faults) => void desk.scripted.push(...faults),
    arrived: desk.counter.arrived,
    async close() {
      await closed(server)
      parts.log.close()
    },
  }
}

interface Desk {
  readonly parts: ServiceParts
  readonly options: FakeResendOptions
  readonly counter: Counter
  readonly calls: Call[]
  readonly scripted: Fault[]
}

function partsOf(options: FakeResendOptions): ServiceParts {
  const { apiKey = 're_test', now = Date.now, perSecond = null, perDay = null, logFile = null } = options
  const log = openAcceptedLog(logFile)
  return { apiKey, now, log, keys: knownKeys(log.messages, now), limits: limits({ perSecond, perDay, now }) }
}

async function receive(
  desk: Desk,
  exchange: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const { parts, options, counter, calls, scripted } = desk
  const { method = '', url: path = '', headers } = exchange.request
  const call = { method, path, headers, body: await text(exchange.request) }
  if (path.startsWith('/_fake/')) return tell(desk, path, exchange.response)
  if (options.keepCalls !== false) calls.push(call)
  counter.request()
  const drawn = options.fates?.() ?? { fault: null, latencyMs: 0 }
  const fate = { ...drawn, fault: scripted.shift() ?? drawn.fault }
  await answerCall(parts, { call, fate, counter }, exchange)
}

function tell({ parts, counter }: Desk, path: string, response: ServerResponse): void {
  if (path === '/_fake/counts') response.end(JSON.stringify(counter.counts()))
  else if (path === '/_fake/accepted')
    response.end(parts.log.messages.map((message) => `${JSON.stringify(message)}\n`).join(''))
  else response.writeHead(404).end()
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
