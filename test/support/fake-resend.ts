import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** The body of `POST /emails`. */
export interface ResendEmail {
  readonly from: string
  readonly to: string | readonly string[]
  readonly subject: string
  readonly html?: string
  readonly text?: string
  readonly reply_to?: string | readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  readonly tags?: readonly { readonly name: string; readonly value: string }[]
}

export interface AcceptedEmail {
  readonly id: string
  readonly key: string | null
  readonly email: ResendEmail
  readonly body: string
}

/** What goes wrong with one request. All but the first kind happen after the email was accepted. */
export type Fault =
  | {
      readonly kind: 'error'
      readonly status: number
      readonly name?: string
      readonly headers?: Readonly<Record<string, string>>
      /** Instead of the usual JSON. */
      readonly body?: string
    }
  | { readonly kind: 'reset-before' }
  | { readonly kind: 'reset-after' }
  | { readonly kind: 'half-answer' }
  | { readonly kind: 'answer'; readonly body: string }
  /** The call stays open, and its key taken, until the given promise resolves. */
  | { readonly kind: 'slow'; readonly until: Promise<void> }

export interface FakeResend {
  readonly url: string
  /** Each email that was accepted, once. */
  readonly accepted: readonly AcceptedEmail[]
  /** The headers of each request, in order. */
  readonly requests: readonly IncomingMessage['headers'][]
  /** The next requests meet these faults, one each. */
  fail(...faults: readonly Fault[]): void
  /** Resolves when so many requests have come, counted from the start. */
  arrived(count: number): Promise<void>
  close(): Promise<void>
}

export interface FakeResendOptions {
  readonly apiKey?: string
  /** Keys are forgotten 24 hours after their first use on this clock. */
  readonly now?: () => number
}

interface UsedKey {
  readonly body: string
  readonly at: number
  readonly id: string
  underWay: boolean
}

interface World extends Required<FakeResendOptions> {
  readonly accepted: AcceptedEmail[]
  readonly keys: Map<string, UsedKey>
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

const DAY = 24 * 60 * 60_000

/** A server on loopback that keeps Resend's contract for single sends, its idempotency keys included. */
export async function startFakeResend({
  apiKey = 're_test',
  now = Date.now,
}: FakeResendOptions = {}): Promise<FakeResend> {
  const world: World = { apiKey, now, accepted: [], keys: new Map() }
  const requests: IncomingMessage['headers'][] = []
  const faults: Fault[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  const server = createServer((request, response) => {
    requests.push(request.headers)
    for (const one of waiting) if (requests.length >= one.count) one.resolve()
    handle(world, faults.shift(), request, response).catch((error) => response.destroy(error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted: world.accepted,
    requests,
    fail: (...more) => void faults.push(...more),
    arrived: (count) =>
      new Promise((resolve) => {
        if (requests.length >= count) resolve()
        else waiting.push({ count, resolve })
      }),
    close: () => closed(server),
  }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

async function handle(
  world: World,
  fault: Fault | undefined,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const body = await text(request)
  if (fault?.kind === 'reset-before') return request.socket.resetAndDestroy()
  if (fault?.kind === 'error') {
    const { status, name = 'application_error', headers = {} } = fault
    const usual = JSON.stringify({ statusCode: status, name, message: `to ana@example.com: ${name}` })
    return response.writeHead(status, headers).end(fault.body ?? usual)
  }
  const key = request.headers['idempotency-key']?.toString() ?? null
  const answer = answerTo(world, request, { key, body })
  const used = key === null ? undefined : world.keys.get(key)
  if (fault?.kind === 'slow' && used) {
    used.underWay = true
    await fault.until
    used.underWay = false
  }
  if (fault?.kind === 'reset-after') return request.socket.resetAndDestroy()
  if (fault?.kind === 'answer') return response.writeHead(200).end(fault.body)
  const json = JSON.stringify(answer.body)
  response.writeHead(answer.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(json),
  })
  if (fault?.kind !== 'half-answer') return response.end(json)
  return response.write(json.slice(0, json.length / 2), () => request.socket.destroy())
}

function answerTo(
  world: World,
  request: IncomingMessage,
  call: { key: string | null; body: string },
): Answer {
  if (request.method !== 'POST' || request.url !== '/emails') return refusal(404, 'not_found')
  if (!request.headers.authorization) return refusal(401, 'missing_api_key')
  if (request.headers.authorization !== `Bearer ${world.apiKey}`) return refusal(403, 'invalid_api_key')
  if (call.key !== null && call.key.length > 256) return refusal(400, 'invalid_idempotency_key')
  const before = call.key === null ? undefined : world.keys.get(call.key)
  if (before && world.now() - before.at < DAY) return replay(before, call.body)
  const email = emailOf(call.body)
  if (!email) return refusal(422, 'missing_required_field')
  const id = `00000000-0000-4000-8000-${String(world.accepted.length + 1).padStart(12, '0')}`
  world.accepted.push({ id, key: call.key, email, body: call.body })
  if (call.key !== null) world.keys.set(call.key, { body: call.body, at: world.now(), id, underWay: false })
  return { status: 200, body: { id } }
}

function replay(before: UsedKey, body: string): Answer {
  if (before.underWay) return refusal(409, 'concurrent_idempotent_requests')
  return before.body === body
    ? { status: 200, body: { id: before.id } }
    : refusal(409, 'invalid_idempotent_request')
}

function emailOf(body: string): ResendEmail | null {
  const given: unknown = JSON.parse(body)
  const complete = ['from', 'to', 'subject'].every((name) => given instanceof Object && name in given)
  return complete ? (given as ResendEmail) : null
}

function refusal(status: number, name: string): Answer {
  return { status, body: { statusCode: status, name, message: name } }
}
