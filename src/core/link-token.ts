import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a link lets its bearer do. A token of one purpose is worth nothing for another. */
export const linkPurposes = [
  'unsubscribe',
  'confirm',
  'view',
  'preferences',
  'undo',
  'address',
  'click',
  'open',
] as const

export type LinkPurpose = (typeof linkPurposes)[number]

export interface SigningKey {
  readonly id: number
  readonly secret: Uint8Array
}

/**
 * `subscription` is whom the link is for; `subject` narrows it: the delivery to view or whose links were clicked, the
 * request to confirm, the record of leaving to undo, the change of address; 0 where nothing does.
 */
export interface LinkClaim {
  readonly purpose: LinkPurpose
  readonly subscription: number
  readonly subject: number
}

const TOKEN = /^([0-9a-z]{1,8})-([0-9a-z]{1,11})-([0-9a-z]{1,11})-[A-Za-z0-9_-]{32}$/

/**
 * A token `key-subscription-subject-signature`: numbers in base 36, then 192 bits of HMAC-SHA256 in
 * base64url. It identifies recipient and list by itself, is hard to forge (RFC 8058, section 3.1), and has one spelling.
 */
export function signToken(key: SigningKey, claim: LinkClaim): string {
  const body = [key.id, claim.subscription, claim.subject].map((number) => number.toString(36)).join('-')
  return `${body}-${signature(key, claim)}`
}

/** The claim of a token signed by a key of the ring for this purpose, or null. Takes constant time per key. */
export function verifyToken(
  keys: readonly SigningKey[],
  purpose: LinkPurpose,
  token: string,
): LinkClaim | null {
  const match = TOKEN.exec(token)
  if (!match) return null
  const [keyId, subscription, subject] = match.slice(1, 4).map((part) => Number.parseInt(part, 36))
  const key = keys.find((candidate) => candidate.id === keyId)
  if (!key || subscription === undefined || subject === undefined) return null
  const claim: LinkClaim = { purpose, subscription, subject }
  const expected = Buffer.from(signToken(key, claim))
  const given = Buffer.from(token)
  return expected.length === given.length && timingSafeEqual(expected, given) ? claim : null
}

function signature(key: SigningKey, { purpose, subscription, subject }: LinkClaim): string {
  const mac = createHmac('sha256', key.secret).update(`${purpose}:${subscription}:${subject}`)
  return mac.digest('base64url').slice(0, 32)
}
