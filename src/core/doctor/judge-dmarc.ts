import type { DmarcWalk } from './dmarc-walk.ts'
import { fail, fine, notLookedUp, unknown, type Verdict, warn } from './findings.ts'

const CHECK = 'DMARC'

/** Whether the domain has a policy, and which (RFC 9989). */
export function judgeDmarc({ domain, policy, spoiled, unknown: gap }: DmarcWalk): Verdict {
  if (spoiled[0] !== undefined) {
    const found = `_dmarc.${spoiled[0]} has several DMARC records, or one that cannot be read`
    return fail(CHECK, found, `Leave one TXT record at _dmarc.${spoiled[0]}, for example: v=DMARC1; p=none`)
  }
  if (policy === null) {
    if (gap !== null) return notLookedUp(CHECK, `the record of ${domain}`, gap)
    const advice = `Add a TXT record at _dmarc.${domain}: v=DMARC1; p=none (large providers refuse bulk mail without one).`
    return warn(CHECK, `neither ${domain} nor a domain above it has a DMARC record`, advice)
  }
  const { name, record } = policy
  const applied = name === domain ? record.policy : record.subdomainPolicy
  const notes = [
    `p=${applied} at _dmarc.${name}`,
    record.testing ? 'marked as a test (t=y)' : null,
    record.reports ? null : 'without reports (rua)',
    record.removed.length > 0 ? `${record.removed.join(', ')} no longer counts (RFC 9989)` : null,
  ]
  const found = notes.filter((note) => note !== null).join('; ')
  if (record.fault !== null)
    return warn(CHECK, `${found}: ${record.fault}`, `Write it as v=DMARC1; p=none at _dmarc.${name}.`)
  return fine(CHECK, found)
}

/** Who vouches for a message: the domain of its signature and that of its return path, each with its walk. */
export interface Vouching {
  readonly from: DmarcWalk
  /** Null where nobody here knows who signs. */
  readonly dkim: DmarcWalk | null
  readonly spf: DmarcWalk
}

/** Whether the sender's domain is also the one that is vouched for (RFC 9989, section 4.4). */
export function judgeAlignment({ from, dkim, spf }: Vouching): Verdict {
  const check = 'alignment'
  const rules = from.policy?.record
  const byDkim = dkim === null ? false : aligned(from, dkim, rules?.strictDkim ?? false)
  const bySpf = aligned(from, spf, rules?.strictSpf ?? false)
  if (byDkim === true) {
    const returns = bySpf === true ? `, so is the return path (${spf.domain})` : ''
    return fine(check, `the signature (${dkim?.domain}) is of the sender’s domain${returns}`)
  }
  if (byDkim === null || bySpf === null)
    return unknown(
      check,
      'the domains above could not all be looked up',
      'Run doctor again when they can be.',
    )
  const sign = `Sign with a key of ${from.domain} itself: set SMTP_DKIM_DOMAIN, SMTP_DKIM_SELECTOR and SMTP_DKIM_KEY_FILE.`
  if (bySpf) {
    const found = `only SPF speaks for ${from.domain}: forwarded mail loses that`
    return warn(check, dkim === null ? found : `${found}, and the signature is of ${dkim.domain}`, sign)
  }
  const found = `neither the signature${dkim === null ? '' : ` (${dkim.domain})`} nor the return path (${spf.domain}) is of ${from.domain}`
  return fail(check, found, sign)
}

/** Null where it cannot be told. Domains that are the same need no walk. */
function aligned(from: DmarcWalk, other: DmarcWalk, strict: boolean): boolean | null {
  if (from.domain === other.domain) return true
  if (strict) return false
  if (from.organization === null || other.organization === null) return null
  return from.organization === other.organization
}
