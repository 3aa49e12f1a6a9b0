import { Resolver } from 'node:dns/promises'
import { wait } from './wait.ts'

export type TakesMail = 'yes' | 'no' | 'unknown'

/** What is asked of DNS. */
export interface MailResolver {
  resolveMx(domain: string): Promise<readonly { readonly exchange: string }[]>
  resolve4(domain: string): Promise<readonly string[]>
  resolve6(domain: string): Promise<readonly string[]>
  resolveNs(domain: string): Promise<readonly string[]>
}

export interface MailDomainOptions {
  readonly resolver?: MailResolver
  /** Epoch milliseconds. */
  now(): number
  readonly wait?: (ms: number, stop: AbortSignal) => Promise<void>
}

const LONGEST_MS = 1500
const KEPT_MS = 10 * 60_000
/** What could not be learned is asked again soon. */
const UNKNOWN_KEPT_MS = 60_000
const MOST_KEPT = 1000
const MOST_UNDER_WAY = 20

/** Names that are nobody’s mail (RFC 2606, RFC 6761): nothing is asked of them. */
const RESERVED = /(^|\.)(example\.(com|net|org)|example|test|invalid|localhost|local)$/

interface Kept {
  readonly answer: Promise<TakesMail>
  until: number
}

/**
 * Whether a domain takes mail, as its DNS says, within 1.5 s: by its MX records, of which a single null MX says no
 * (RFC 7505), else by an address of its own (RFC 5321, section 5.1). `unknown` where that cannot be learned: the name
 * server fails or is slow, it knows no public names, or too much is asked at once. Answers are kept for ten minutes.
 */
export function mailDomains(options: MailDomainOptions): (domain: string) => Promise<TakesMail> {
  const resolver = options.resolver ?? new Resolver({ timeout: LONGEST_MS, tries: 1 })
  const kept = new Map<string, Kept>()
  let underWay = 0

  async function learn(domain: string): Promise<TakesMail> {
    underWay += 1
    const done = new AbortController()
    const late = (options.wait ?? wait)(LONGEST_MS, done.signal).then((): TakesMail => 'unknown')
    try {
      return await Promise.race([askDomain(resolver, domain), late])
    } finally {
      done.abort()
      underWay -= 1
    }
  }

  return async (domain) => {
    if (RESERVED.test(domain)) return 'unknown'
    const known = kept.get(domain)
    if (known && known.until > options.now()) return await known.answer
    if (underWay >= MOST_UNDER_WAY) return 'unknown'
    const entry: Kept = { answer: learn(domain), until: options.now() + KEPT_MS }
    kept.delete(domain)
    kept.set(domain, entry)
    const oldest = kept.size > MOST_KEPT ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
    const answer = await entry.answer
    if (answer === 'unknown') entry.until = options.now() + UNKNOWN_KEPT_MS
    return answer
  }
}

async function askDomain(resolver: MailResolver, domain: string): Promise<TakesMail> {
  const exchanges = await found(resolver.resolveMx(domain))
  if (exchanges.kind === 'found') return takesMailAt(exchanges.values)
  if (exchanges.kind === 'unknown') return 'unknown'
  const [four, six] = await Promise.all([found(resolver.resolve4(domain)), found(resolver.resolve6(domain))])
  if (four.kind === 'found' || six.kind === 'found') return 'yes'
  if (four.kind === 'unknown' || six.kind === 'unknown') return 'unknown'
  // A resolver that does not even know `com` is not the internet’s: that a name is missing there proves nothing.
  return (await found(resolver.resolveNs('com'))).kind === 'found' ? 'no' : 'unknown'
}

function takesMailAt(exchanges: readonly { readonly exchange: string }[]): TakesMail {
  return exchanges.every(({ exchange }) => exchange === '' || exchange === '.') ? 'no' : 'yes'
}

type Found<Value> =
  | { readonly kind: 'found'; readonly values: readonly Value[] }
  | { readonly kind: 'none' | 'unknown' }

/** There is no such name, or it has no such record; every other failure proves nothing. */
async function found<Value>(asked: Promise<readonly Value[]>): Promise<Found<Value>> {
  try {
    const values = await asked
    return values.length > 0 ? { kind: 'found', values } : { kind: 'none' }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return { kind: code === 'ENOTFOUND' || code === 'ENODATA' ? 'none' : 'unknown' }
  }
}
