import { fail, fine, type Verdict, warn } from './findings.ts'
import { printable } from './printable.ts'

/** What a server showed of itself in the TLS handshake. */
export interface Certificate {
  /** Why a client would not trust it; null where it would. */
  readonly fault: string | null
  /** Epoch milliseconds; null where it cannot be read. */
  readonly expiresAt: number | null
}

const DAY = 24 * 60 * 60_000
const SOON_DAYS = 14

/** Whether clients trust a certificate now and in the next two weeks. */
export function judgeCertificate(check: string, { fault, expiresAt }: Certificate, now: number): Verdict {
  if (fault !== null)
    return fail(check, `not trusted: ${printable(fault)}`, 'Install a valid certificate for this name.')
  if (expiresAt === null) return fine(check, 'valid')
  const days = Math.floor((expiresAt - now) / DAY)
  if (days < 0) return fail(check, 'expired', 'Renew it now.')
  if (days < SOON_DAYS)
    return warn(
      check,
      `expires in ${days} ${days === 1 ? 'day' : 'days'}`,
      'Renew it, and see why that did not happen by itself.',
    )
  return fine(check, `valid for ${days} more days`)
}
