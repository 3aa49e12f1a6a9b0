import { readTagList } from './tag-list.ts'

export type DmarcPolicy = 'none' | 'quarantine' | 'reject'

/** A policy record of RFC 9989, section 4.7. */
export interface DmarcRecord {
  readonly policy: DmarcPolicy
  /** For subdomains; the same as `policy` where it has none. */
  readonly subdomainPolicy: DmarcPolicy
  readonly strictDkim: boolean
  readonly strictSpf: boolean
  readonly reports: boolean
  /** `y` for a public suffix, `n` for the top of an organization. */
  readonly psd: 'y' | 'n' | 'u'
  readonly testing: boolean
  /** Tags that RFC 9989 took out: pct, rf, ri. */
  readonly removed: readonly string[]
  /** What is malformed, though it does not spoil the record. */
  readonly fault: string | null
}

const POLICIES: readonly string[] = ['none', 'quarantine', 'reject'] satisfies DmarcPolicy[]

/**
 * Reads a record; null for a text that is none. One without a valid policy counts as `none` where it asks for
 * reports, and otherwise as no record at all (RFC 9989, section 4.10.1).
 */
export function readDmarc(text: string): DmarcRecord | null {
  if (!/^v\s{0,9}=\s{0,9}DMARC1\s{0,9}(?:;|$)/.test(text.trim())) return null
  const list = readTagList(text)
  if (list.kind === 'faulty') return null
  const tag = (name: string): string => (list.tags.get(name) ?? '').toLowerCase()
  const policy = policyOf(tag('p'))
  const subdomainPolicy = list.tags.has('sp') ? policyOf(tag('sp')) : policy
  const valid =
    policy !== null && subdomainPolicy !== null && (!list.tags.has('np') || policyOf(tag('np')) !== null)
  const reports = /^[a-z][a-z\d+.-]{0,30}:/i.test(tag('rua'))
  if (!valid && !reports) return null
  return {
    policy: valid ? policy : 'none',
    subdomainPolicy: valid ? subdomainPolicy : 'none',
    strictDkim: tag('adkim') === 's',
    strictSpf: tag('aspf') === 's',
    reports,
    psd: tag('psd') === 'y' ? 'y' : tag('psd') === 'n' ? 'n' : 'u',
    testing: tag('t') === 'y',
    removed: ['pct', 'rf', 'ri'].filter((name) => list.tags.has(name)),
    fault: valid ? null : 'its p=, sp= or np= is not none, quarantine or reject',
  }
}

function policyOf(text: string): DmarcPolicy | null {
  return isPolicy(text) ? text : null
}

function isPolicy(text: string): text is DmarcPolicy {
  return POLICIES.includes(text)
}
