import type { AcceptedMessage } from './accepted-log.ts'
import { type Problem, problem } from './email.ts'

/** An answer of success, as the API gives it. */
export type Success =
  | { readonly id: string }
  | {
      readonly data: readonly { readonly id: string }[]
      readonly errors?: readonly { readonly index: number; readonly message: string }[]
    }

interface UsedKey {
  readonly payload: string
  readonly at: number
  /** Null while the call that used it first is under way. */
  success: Success | null
}

/** The idempotency keys of the last 24 hours. */
export interface KnownKeys {
  /** What a call under this key is answered without being done again; null for a key that is free. */
  answer(key: string, payload: string): Success | Problem | null
  begin(key: string, payload: string): void
  succeed(key: string, success: Success): void
  /** Frees a key whose call accepted nothing. */
  forget(key: string): void
}

const DAY = 24 * 60 * 60_000

/** Knows the keys of what was accepted before, as far as they are not too old. */
export function knownKeys(accepted: readonly AcceptedMessage[], now: () => number): KnownKeys {
  const keys = new Map<string, UsedKey>()
  for (const [key, call] of Map.groupBy(accepted, (message) => message.key)) {
    const [first] = call
    if (key !== null && first)
      keys.set(key, { payload: first.payload, at: first.at, success: successOf(first, call) })
  }
  return {
    answer(key, payload) {
      const used = keys.get(key)
      if (!used || now() - used.at >= DAY) return null
      if (used.payload !== payload) return problem(409, 'invalid_idempotent_request')
      return used.success ?? problem(409, 'concurrent_idempotent_requests')
    },
    begin: (key, payload) => void keys.set(key, { payload, at: now(), success: null }),
    succeed(key, success) {
      const used = keys.get(key)
      if (used) used.success = success
    },
    forget: (key) => void keys.delete(key),
  }
}

/** What a call is answered of which these messages were accepted. */
export function successOf(
  { batch, of }: { readonly batch: boolean; readonly of: number },
  accepted: readonly AcceptedMessage[],
): Success {
  const [first] = accepted
  if (first && !batch) return { id: first.id }
  const taken = new Set(accepted.map(({ index }) => index))
  const left = Array.from({ length: of }, (_, index) => index).filter((index) => !taken.has(index))
  const errors = left.map((index) => ({ index, message: 'Invalid `to` field: poison@example.com' }))
  return { data: accepted.map(({ id }) => ({ id })), ...(errors.length > 0 && { errors }) }
}
