import { fail, fine, type LookedUp, notLookedUp, type Verdict } from './findings.ts'
import { printable } from './printable.ts'

export interface MailDomain {
  readonly check: string
  readonly domain: string
  /** Names of mail servers; `''` or `.` says that the domain takes no mail (RFC 7505). */
  readonly exchanges: LookedUp<readonly string[]>
  readonly addresses: LookedUp<readonly string[]>
  /** What to do where it takes none; by default to add an MX record. */
  readonly advice?: string
}

/** Whether mail to a domain can arrive: it must have MX or, failing that, an address (RFC 5321, section 5.1). */
export function judgeMailDomain(input: MailDomain): Verdict {
  const { check, domain, exchanges, addresses } = input
  const advice =
    input.advice ??
    `Give ${domain} an MX record: replies and bounces go there, and many providers refuse mail from a domain without.`
  if (exchanges.kind === 'unknown') return notLookedUp(check, `the MX of ${domain}`, exchanges.reason)
  if (exchanges.kind === 'found') {
    const [first = ''] = exchanges.value
    if (/^\.?$/.test(first)) return fail(check, `${domain} says that it takes no mail (null MX)`, advice)
    return fine(check, `${domain} takes mail at ${printable(first, 80)}`)
  }
  if (addresses.kind === 'unknown') return notLookedUp(check, `the address of ${domain}`, addresses.reason)
  if (addresses.kind === 'found') return fine(check, `${domain} has no MX, but an address`)
  return fail(check, `${domain} has neither MX nor an address`, advice)
}
