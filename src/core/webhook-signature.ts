import { createHmac, timingSafeEqual } from 'node:crypto'

/** A signed request, as Standard Webhooks and Svix describe it. */
export interface SignedRequest {
  readonly id: string
  /** Seconds since the epoch, as text. */
  readonly timestamp: string
  /** One or more signatures, like `v1,BASE64`, separated by spaces. */
  readonly signature: string
  /** The body as it came: not a byte of it may be changed before. */
  readonly body: Uint8Array
}

/** For how long a signature is worth anything, before and after the moment that it names. */
const TOLERANCE_MS = 5 * 60_000
const LONGEST_ID = 256

/**
 * Whether one of the secrets (several while they are being changed) signed this request lately: HMAC-SHA256 of
 * `id.timestamp.body`. A secret that is none signs nothing.
 */
export function isSigned(request: SignedRequest, secrets: readonly string[], now: number): boolean {
  const { id, timestamp, signature, body } = request
  if (id === '' || id.length > LONGEST_ID || !isRecent(timestamp, now)) return false
  const given = signature.split(' ').flatMap((one) => (one.startsWith('v1,') ? [one.slice(3)] : []))
  return secrets.some((secret) => {
    const key = keyOf(secret)
    if (key === null) return false
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest()
    return given.some((text) => isSame(Buffer.from(text, 'base64'), expected))
  })
}

function isRecent(timestamp: string, now: number): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(now - Number(timestamp) * 1000) <= TOLERANCE_MS
}

/** Base64 of at least one byte, with or without `whsec_` before it; null for anything else. */
function keyOf(secret: string): Buffer | null {
  const text = secret.replace(/^whsec_/, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null
  const key = Buffer.from(text, 'base64')
  return key.length === 0 ? null : key
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
