import { createHmac } from 'node:crypto'
import type { Context as HttpContext } from 'hono'
import ipaddr from 'ipaddr.js'
import type { Log } from '../actions/context.ts'

type Address = ipaddr.IPv4 | ipaddr.IPv6
type Range = [Address, number]

/** Why the network of a visitor is not known. */
export type NetworkDoubt =
  /** A proxy hands requests on that TRUSTED_PROXIES does not name. */
  | 'proxy-not-trusted'
  /** A trusted proxy says nothing, or nothing readable, in X-Forwarded-For. */
  | 'proxy-says-nothing'
  | 'no-address'

export interface ClientFacts {
  /** The address at the other end of the socket. */
  readonly remote: string | null
  readonly forwardedFor: string | null
  /** Some header says that the request came through a proxy. */
  readonly proxied: boolean
  readonly trusted: readonly Range[]
}

export type ClientNetwork =
  /** In CIDR notation. */
  | { readonly kind: 'known'; readonly network: string }
  | { readonly kind: 'unknown'; readonly why: NetworkDoubt }

/** Addresses and networks (`10.0.0.0/8 ::1`) as ranges; throws for what is neither, which `parseConfig` refuses. */
export function trustedRanges(proxies: readonly string[]): Range[] {
  return proxies.map((text) => {
    if (text.includes('/')) return ipaddr.parseCIDR(text)
    const address = ipaddr.process(text)
    return [address, address.kind() === 'ipv4' ? 32 : 128]
  })
}

/** Addresses that no visitor from the internet has. */
const NEARBY: ReadonlySet<string> = new Set(['private', 'linkLocal', 'uniqueLocal', 'carrierGradeNat'])

/**
 * The network that a request is from. A header counts only where the socket belongs to a trusted proxy: then the
 * right-most entry of X-Forwarded-For that is no trusted proxy, since everything left of it may be made up. A socket of
 * this machine, or a private one with a proxy’s mark, is a proxy’s; a public one is a visitor’s, whatever its headers
 * say, or anybody could step out of the limits by adding one.
 */
export function clientNetwork({ remote, forwardedFor, proxied, trusted }: ClientFacts): ClientNetwork {
  const socket = parse(remote)
  if (socket === null) return { kind: 'unknown', why: 'no-address' }
  if (isWithin(socket, trusted)) return forwardedNetwork(forwardedFor ?? '', trusted)
  const range = socket.range()
  if (range === 'loopback' || (proxied && NEARBY.has(range)))
    return { kind: 'unknown', why: 'proxy-not-trusted' }
  return { kind: 'known', network: networkOf(socket) }
}

function forwardedNetwork(forwardedFor: string, trusted: readonly Range[]): ClientNetwork {
  for (const entry of forwardedFor.split(',').reverse()) {
    const address = parse(withoutPort(entry.trim()))
    if (address === null) break
    if (!isWithin(address, trusted)) return { kind: 'known', network: networkOf(address) }
  }
  return { kind: 'unknown', why: 'proxy-says-nothing' }
}

/** Only the usual four-part form of IPv4: a bare number is an address to the library. */
function parse(text: string | null): Address | null {
  const [address = ''] = (text ?? '').split('%', 1)
  const valid = ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address)
  return valid ? ipaddr.process(address) : null
}

/** Some proxies write `192.0.2.1:4711` or `[2001:db8::1]:4711`. */
function withoutPort(entry: string): string {
  const [, bracketed, dotted] = /^(?:\[([^\]]*)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/.exec(entry) ?? []
  return bracketed ?? dotted ?? entry
}

function isWithin(address: Address, ranges: readonly Range[]): boolean {
  return ranges.some(([range, bits]) => address.kind() === range.kind() && address.match(range, bits))
}

/**
 * IPv4 by /24 and IPv6 by /56. Whoever rents machines has neighbouring addresses, and a home gets a /56 or more (RIPE-690,
 * section 4.2), so a single address would be no limit; and less of a person’s address is kept.
 */
function networkOf(address: Address): string {
  const bits = address.kind() === 'ipv4' ? 24 : 56
  const family = address.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6
  return `${family.networkAddressFromCIDR(`${address.toString()}/${bits}`).toString()}/${bits}`
}

/** What is kept of a network: HMAC-SHA256 under the pepper. */
export function networkHash(pepper: string, network: string): string {
  return createHmac('sha256', pepper).update(`network:${network}`).digest('hex')
}

export interface NetworkReading {
  readonly trustedProxies: readonly string[]
  readonly pepper: string
  readonly remoteAddress: (http: HttpContext) => string | null
  readonly isProxied: (http: HttpContext) => boolean
  readonly log: Log
}

/**
 * Reads of each request the keyed hash of its network; null where none is known, so that only the limit of all
 * sign-ups holds. The log says once why that is, and never an address.
 */
export function networkReader(reading: NetworkReading): (http: HttpContext) => string | null {
  const trusted = trustedRanges(reading.trustedProxies)
  const told = new Set<NetworkDoubt>()
  return (http) => {
    const found = clientNetwork({
      remote: reading.remoteAddress(http),
      forwardedFor: http.req.header('x-forwarded-for') ?? null,
      proxied: reading.isProxied(http),
      trusted,
    })
    if (found.kind === 'known') return networkHash(reading.pepper, found.network)
    if (!told.has(found.why)) reading.log('sign-ups.network-unknown', { why: found.why })
    told.add(found.why)
    return null
  }
}
