import type { AcceptedCall } from './accepted-log.ts'
import { type Problem, problem, readEmail } from './email.ts'

/** One request, whole. */
export interface Call {
  readonly method: string
  readonly path: string
  /** Their names in small letters. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

type ReadCall =
  | { readonly kind: 'call'; readonly of: number; readonly emails: AcceptedCall['emails'] }
  | Problem

const LARGEST_BATCH = 100

/** What is wrong with a call before anybody looks at its emails. Null takes any key of an account. */
export function faultOfCall({ method, path, headers }: Call, apiKey: string | null): Problem | null {
  if (path !== '/emails' && path !== '/emails/batch') return problem(404, 'not_found')
  if (method !== 'POST') return problem(405, 'method_not_allowed')
  if (!headers['user-agent']) return problem(403, 'forbidden')
  if (!headers.authorization) return problem(401, 'missing_api_key')
  const right = apiKey === null || headers.authorization === `Bearer ${apiKey}`
  return right ? null : problem(403, 'invalid_api_key')
}

/** The idempotency key of a call, null where it has none. */
export function keyOfCall({ headers }: Call): string | null | Problem {
  const key = headers['idempotency-key']?.toString() ?? null
  return key !== null && (key.length < 1 || key.length > 256) ? problem(400, 'invalid_idempotency_key') : key
}

/**
 * The emails that a call hands over. A strict batch (the default) is turned away whole for one email at fault; of a
 * permissive one those go that can.
 */
export function readCall({ path, headers, body }: Call): ReadCall {
  const given = parsed(body)
  if (given === undefined) return problem(400, 'validation_error')
  if (path === '/emails') return readAll([given], false)
  if (!Array.isArray(given) || given.length < 1 || given.length > LARGEST_BATCH)
    return problem(422, 'validation_error')
  return readAll(given, headers['x-batch-validation'] === 'permissive')
}

function readAll(given: readonly unknown[], permissive: boolean): ReadCall {
  const read = given.map(readEmail)
  const fault = read.find((one) => one.kind === 'problem' && (!permissive || one.status === 403))
  if (fault?.kind === 'problem') return fault
  const emails = read.flatMap((one, index) => (one.kind === 'email' ? [{ index, email: one.email }] : []))
  return { kind: 'call', of: given.length, emails }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
