import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SigningKey } from '../core/link-token.ts'

const PURPOSE = 'form-shown'
/** A form older than this is shown anew: a stamp that was read once is of no use for ever. */
const LONGEST_MS = 24 * 60 * 60_000
const STAMP = /^([0-9a-z]{1,8})-([0-9a-z]{1,11})-[A-Za-z0-9_-]{22}$/

/** What the hidden field of a form holds: when it was shown (epoch milliseconds), signed by the newest key. */
export function stampForm(keys: readonly SigningKey[], now: number): string {
  const key = keys[0]
  if (!key) throw new Error('The key ring is empty.')
  return stampOf(key, now)
}

export type FillTime =
  | { readonly kind: 'fine' }
  /** Show the form again, with this stamp in it, and ask to press once more. */
  | { readonly kind: 'again'; readonly stamp: string }

export interface Filled {
  /** The hidden field as it came back; null or empty where the form has none, as one on another site. */
  readonly stamp: string | null
  readonly now: number
  /** The least time, in milliseconds; 0 asks for none. */
  readonly fillMs: number
}

/**
 * Whether a form was open for as long as a person takes. One that was sent too soon keeps its stamp, so that whoever
 * presses again has waited; one whose stamp is old, of the future or not ours gets a new one. Nobody’s words are lost.
 * It stops the simplest machines only: one that leaves the field out is taken for a form on another site.
 */
export function judgeFillTime(keys: readonly SigningKey[], { stamp, now, fillMs }: Filled): FillTime {
  if (stamp === null || stamp === '' || fillMs === 0) return { kind: 'fine' }
  const shownAt = readStamp(keys, stamp)
  const open = shownAt === null ? -1 : now - shownAt
  if (open < 0 || open > LONGEST_MS) return { kind: 'again', stamp: stampForm(keys, now) }
  return open < fillMs ? { kind: 'again', stamp } : { kind: 'fine' }
}

function readStamp(keys: readonly SigningKey[], stamp: string): number | null {
  const match = STAMP.exec(stamp)
  if (!match) return null
  const [keyId, at] = match.slice(1, 3).map((part) => Number.parseInt(part, 36))
  const key = keys.find((one) => one.id === keyId)
  if (!key || at === undefined) return null
  const expected = Buffer.from(stampOf(key, at))
  const given = Buffer.from(stamp)
  return expected.length === given.length && timingSafeEqual(expected, given) ? at : null
}

function stampOf(key: SigningKey, at: number): string {
  const mac = createHmac('sha256', key.secret).update(`${PURPOSE}:${at}`).digest('base64url')
  return `${key.id.toString(36)}-${at.toString(36)}-${mac.slice(0, 22)}`
}
