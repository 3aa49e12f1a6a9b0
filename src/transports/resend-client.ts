import type { Pool } from 'undici'
import { z } from 'zod'
import { type Exchange, exchange, type ResendRequest, type WholeAnswer } from './resend-exchange.ts'
import { resendOutcome, type Unaccepted } from './resend-outcome.ts'
import { resendPace } from './resend-pace.ts'

export interface ResendAccess {
  readonly apiKey: string
  /** By default Resend's own address. */
  readonly baseUrl?: string
  /** How long one call may take, connection included, in milliseconds; by default 30 seconds. */
  readonly timeoutMs?: number
}

/** One call of the API: a path below the base address and what is posted there under which key. */
export interface ResendCall {
  readonly path: '/emails' | '/emails/batch'
  readonly key: string
  readonly signal: AbortSignal
  readonly body: unknown
  /** Beside those that every call has. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Taken: an answer of success, whose body (undefined where it is not JSON) still has to be made out. */
export type ResendReply =
  | { readonly kind: 'taken'; readonly body: unknown }
  | { readonly kind: 'not-taken'; readonly result: Unaccepted }

export interface ResendClient {
  post(call: ResendCall): Promise<ResendReply>
  permittedPerSecond(): number
  close(): Promise<void>
}

/** How many calls may be under way at once: as many connections, so that no call waits for another. */
export const CONCURRENCY = 8
const HALF_A_MINUTE = 30_000
const CONNECT_WITHIN = 10_000
/** Before a sender that cannot reach the service tries again. */
const OUTAGE_PAUSE = 15_000
const KEY = /^[\x21-\x7E]{1,256}$/

const namedError = z.object({ name: z.string() })

/** Speaks with the API over kept connections. The HTTP library is loaded by the first call. */
export function resendClient(access: ResendAccess): ResendClient {
  const { apiKey, baseUrl = 'https://api.resend.com', timeoutMs = HALF_A_MINUTE } = access
  const base = new URL(baseUrl)
  const pace = resendPace()
  let pool: Promise<Pool> | null = null
  return {
    async post(call) {
      const { signal } = call
      if (signal.aborted) return notTaken(STOPPED_BEFORE)
      const limit = AbortSignal.timeout(timeoutMs)
      pool ??= openPool(base.origin, timeoutMs)
      const request = requestOf(call, { apiKey, below: base.pathname.replace(/\/$/, '') })
      const result = await exchange(await pool, request, AbortSignal.any([signal, limit]))
      if (result.kind !== 'answered')
        return notTaken(silence(result, { stopped: signal.aborted, late: limit.aborted }))
      pace.hear(result.headers)
      return read(result)
    },
    permittedPerSecond: pace.perSecond,
    close: async () => await (await pool)?.close(),
  }
}

async function openPool(origin: string, timeoutMs: number): Promise<Pool> {
  const { Pool } = await import('undici')
  // Said aloud, so that no environment variable can turn the certificates off.
  const connect = { timeout: Math.min(CONNECT_WITHIN, timeoutMs), rejectUnauthorized: true }
  return new Pool(origin, { connections: CONCURRENCY, allowH2: false, connect })
}

function requestOf(call: ResendCall, { apiKey, below }: { apiKey: string; below: string }): ResendRequest {
  if (!KEY.test(call.key)) throw new Error('An idempotency key has 1 to 256 printable characters')
  return {
    path: `${below}${call.path}`,
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': call.key,
      // The service turns away whoever does not say what it is.
      'user-agent': 'rivulet',
      ...call.headers,
    },
    body: JSON.stringify(call.body),
  }
}

const STOPPED_BEFORE: Unaccepted = { kind: 'retry-later', reason: 'it was stopped before the call to Resend' }

type Silence = Exclude<Exchange, WholeAnswer>

/** A call without a whole answer. What never left is known not to have been taken. */
function silence(
  { kind, cause }: Silence,
  { stopped, late }: { readonly stopped: boolean; readonly late: boolean },
): Unaccepted {
  if (kind === 'unsent')
    return stopped ? STOPPED_BEFORE : outage(late ? 'no connection in time' : codeOf(cause))
  if (stopped) return { kind: 'uncertain', reason: 'it was stopped during the call to Resend' }
  if (late) return { kind: 'uncertain', reason: 'Resend did not answer in time' }
  return { kind: 'uncertain', reason: 'Resend gave no whole answer' }
}

function outage(why: string): Unaccepted {
  return { kind: 'blocked', by: 'outage', reason: `Resend cannot be reached (${why})`, afterMs: OUTAGE_PAUSE }
}

/** The name of a failure as the operating system or the library has it; never its words. */
function codeOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'no connection'
}

function read({ status, headers, text }: WholeAnswer): ResendReply {
  const body = parsed(text)
  if (status >= 200 && status < 300) return { kind: 'taken', body }
  const name = namedError.safeParse(body).data?.name ?? null
  return notTaken(resendOutcome({ name, status, headers }))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function notTaken(result: Unaccepted): ResendReply {
  return { kind: 'not-taken', result }
}
