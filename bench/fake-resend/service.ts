import { type AcceptedCall, type AcceptedLog, hashOf } from './accepted-log.ts'
import type { Problem } from './email.ts'
import { type KnownKeys, type Success, successOf } from './known-keys.ts'
import type { Limits } from './limits.ts'
import { type Call, faultOfCall, keyOfCall, readCall } from './read-call.ts'

export interface ServiceParts {
  readonly apiKey: string | null
  readonly log: AcceptedLog
  readonly keys: KnownKeys
  readonly limits: Limits
  readonly now: () => number
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** What the service makes of a call when it comes. */
export type Admission =
  /** Answered as it stands: turned away, or done before under the same key. */
  { readonly kind: 'answered'; readonly by: 'problem' | 'replay'; readonly answer: Answer } | AdmittedCall

/** A call in order. Whoever repeats its key is told to wait until it is settled or dropped. */
export interface AdmittedCall {
  readonly kind: 'admitted'
  accept(): Answer
  settle(): void
  drop(): void
}

/** Checks a call in the order of the API: address, account, pace, key, emails, quota. */
export function admit(parts: ServiceParts, call: Call): Admission {
  const early = faultOfCall(call, parts.apiKey)
  if (early) return turnedAway(early, {})
  const { headers, fault } = parts.limits.call()
  const key = fault ?? keyOfCall(call)
  if (key !== null && typeof key === 'object') return turnedAway(key, headers)
  const payload = hashOf(call.body)
  const known = key === null ? null : parts.keys.answer(key, payload)
  if (known) return 'kind' in known ? turnedAway(known, headers) : replayed(known, headers)
  const read = readCall(call)
  if (read.kind === 'problem') return turnedAway(read, headers)
  const quotaFault = parts.limits.quotaFault(read.emails.length)
  if (quotaFault) return turnedAway(quotaFault, headers)
  const { of, emails } = read
  const batch = call.path === '/emails/batch'
  return admitted(parts, { key, payload, batch, of, emails, at: parts.now() }, headers)
}

function admitted(parts: ServiceParts, call: AcceptedCall, headers: Answer['headers']): AdmittedCall {
  const { key, payload, emails } = call
  if (key !== null) parts.keys.begin(key, payload)
  let success: Success | null = null
  return {
    kind: 'admitted',
    accept() {
      success = successOf(call, parts.log.append(call))
      parts.limits.take(emails.length)
      return { status: 200, headers, body: success }
    },
    settle() {
      if (key !== null && success) parts.keys.succeed(key, success)
    },
    drop() {
      if (key !== null) parts.keys.forget(key)
    },
  }
}

function replayed(success: Success, headers: Answer['headers']): Admission {
  return { kind: 'answered', by: 'replay', answer: { status: 200, headers, body: success } }
}

function turnedAway({ status, name }: Problem, headers: Answer['headers']): Admission {
  const body = { statusCode: status, name, message: `${name} for ana@example.com` }
  return { kind: 'answered', by: 'problem', answer: { status, headers, body } }
}
