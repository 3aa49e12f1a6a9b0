import { createHmac } from 'node:crypto'
import { z } from 'zod'

const ascii = z.email()
/** Labels of at most 63 letters, digits and inner hyphens (RFC 1123, section 2.1): no server is found by any other name. */
const HOST_NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/

/**
 * A mail address as we keep it: domain in lower case and as its A-label (RFC 5890), local part as typed.
 * Null for anything that is not one plain ASCII-local address of at most 254 characters (RFC 5321, 4.5.3).
 */
export function parseAddress(text: string): string | null {
  const trimmed = text.trim()
  const at = trimmed.lastIndexOf('@')
  if (at < 1 || at > 64 || /[\p{Cc}\p{Cf}\s]/u.test(trimmed)) return null
  const domain = asciiDomain(trimmed.slice(at + 1))
  if (domain === null) return null
  const address = `${trimmed.slice(0, at)}@${domain}`
  return address.length <= 254 && ascii.safeParse(address).success ? address : null
}

function asciiDomain(domain: string): string | null {
  if (/[/?#@:\\]/.test(domain)) return null
  const url = URL.parse(`http://${domain}`)
  return url && HOST_NAME.test(url.hostname) ? url.hostname : null
}

/** A person's name as typed, without spaces around it; null where it has control characters or is too long. */
export function parseName(text: string): string | null {
  const trimmed = text.trim()
  return trimmed.length <= 200 && !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Cn}]/u.test(trimmed) ? trimmed : null
}

/** What a suppression keeps of an address: HMAC-SHA256 under the pepper, which never rotates. */
export function addressHash(pepper: string, address: string): string {
  return createHmac('sha256', pepper).update(address.toLowerCase()).digest('hex')
}
