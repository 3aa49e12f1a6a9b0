import ipaddr from 'ipaddr.js'

export interface SpfTerm {
  readonly qualifier: '+' | '-' | '~' | '?'
  readonly name: string
  /** The domain of the term; null where it has none, or an address or macro instead. */
  readonly domain: string | null
}

export interface SpfRecord {
  readonly text: string
  readonly terms: readonly SpfTerm[]
  /** What makes receivers refuse the whole record (permerror), in words. */
  readonly faults: readonly string[]
}

/** Much longer than a record in use; a longer one does not fit into answers of DNS. */
const LONGEST_RECORD = 2000
const MOST_TERMS = 100
const NAMES = /^(?:all|include|a|mx|ptr|ip4|ip6|exists)$/
/** A name, possibly with macros (RFC 7208, section 7.1). */
const DOMAIN = /^[\w.%{}+\-,/=]{1,253}$/

/** The texts that are SPF records: `v=spf1` and then a space or the end (RFC 7208, section 4.5). */
export function spfTexts(texts: readonly string[]): string[] {
  return texts.filter((text) => /^v=spf1(?: |$)/i.test(text))
}

/** Reads a record of RFC 7208. */
export function readSpf(text: string): SpfRecord {
  if (text.length > LONGEST_RECORD) return { text, terms: [], faults: ['it is far too long'] }
  const words = text.split(' ').slice(1).filter(Boolean)
  if (words.length > MOST_TERMS) return { text, terms: [], faults: ['it has too many terms'] }
  const terms: SpfTerm[] = []
  const faults: string[] = []
  for (const word of words) {
    const term = readTerm(word)
    if (term === null) faults.push(`“${word}” is not a term of SPF`)
    else terms.push(term)
  }
  if (terms.filter((term) => term.name === 'redirect').length > 1) faults.push('redirect= stands in it twice')
  return { text, terms, faults }
}

/** Terms that cost a receiver a DNS look-up (RFC 7208, section 4.6.4); a redirect beside `all` is never followed. */
export function lookupTerms({ terms }: SpfRecord): SpfTerm[] {
  const hasAll = terms.some((term) => term.name === 'all')
  return terms.filter(({ name }) =>
    name === 'redirect' ? !hasAll : ['include', 'a', 'mx', 'ptr', 'exists'].includes(name),
  )
}

function readTerm(word: string): SpfTerm | null {
  const [, modifier, value = ''] = /^([a-z][\w.-]*)=(.*)$/i.exec(word) ?? []
  if (modifier !== undefined) return readModifier(modifier.toLowerCase(), value)
  const [, sign = '', given = '', rest = ''] = /^([-+~?]?)([a-z][a-z\d]*)([:/].*)?$/i.exec(word) ?? []
  const name = given.toLowerCase()
  if (!NAMES.test(name)) return null
  const domain = readDomain(name, rest)
  return domain === undefined ? null : { qualifier: qualifierOf(sign), name, domain }
}

function readModifier(name: string, value: string): SpfTerm | null {
  if (name === 'redirect' && !DOMAIN.test(value)) return null
  return { qualifier: '+', name, domain: plain(value) }
}

/** Undefined where the rest of the term is not one that the mechanism may have. */
function readDomain(name: string, rest: string): string | null | undefined {
  if (name === 'all') return rest === '' ? null : undefined
  if (name === 'ip4' || name === 'ip6') return isNetwork(name, rest) ? null : undefined
  const [, domain, prefix = ''] = /^(?::([^/]+))?((?:\/\d{1,3})?(?:\/\/\d{1,3})?)$/.exec(rest) ?? [
    '',
    '',
    ' ',
  ]
  if (prefix === ' ' || (domain !== undefined && !DOMAIN.test(domain))) return undefined
  if (name === 'include' || name === 'exists')
    return domain === undefined || prefix !== '' ? undefined : plain(domain)
  return domain === undefined ? null : plain(domain)
}

function isNetwork(name: 'ip4' | 'ip6', rest: string): boolean {
  const [address = '', prefix = '0', ...more] = rest.slice(1).split('/')
  const most = name === 'ip4' ? 32 : 128
  if (!rest.startsWith(':') || more.length > 0 || !/^\d{1,3}$/.test(prefix) || Number(prefix) > most)
    return false
  return name === 'ip4' ? ipaddr.IPv4.isValidFourPartDecimal(address) : ipaddr.IPv6.isValid(address)
}

/** A name that can be looked up as it stands; null for one with macros. */
function plain(domain: string): string | null {
  return domain.includes('%') ? null : domain.toLowerCase().replace(/\.$/, '')
}

function qualifierOf(sign: string): SpfTerm['qualifier'] {
  return sign === '-' || sign === '~' || sign === '?' ? sign : '+'
}
