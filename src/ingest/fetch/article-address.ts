import { isIP } from 'node:net'
import { type FetchFault, fetchFault } from './fetch-problems.ts'
import { isPublicAddress } from './public-address.ts'

/** One server on this machine that may be asked all the same: for tests with a server of their own. */
export interface TestServer {
  readonly host: string
  readonly port: number
  /** The certificate that it is trusted by, as PEM. */
  readonly ca?: string
}

export type ArticleAddress = { readonly kind: 'address'; readonly url: URL } | FetchFault

/** Longer addresses are refused, in UTF-16 code units; pages have far shorter ones. */
const longestAddress = 4096

export interface AddressParts {
  readonly text: string
  /** The page whose redirect named it; null where a person did. */
  readonly base: URL | null
  readonly testServer?: TestServer | undefined
}

/**
 * Reads what a person typed or a redirect named. Only http and https at their own ports (80 and 443): other ports
 * of a public address may be open to this machine alone, and no article needs them. An IP address must be public.
 */
export function parseArticleAddress({ text, base, testServer }: AddressParts): ArticleAddress {
  if (text.length > longestAddress)
    return fetchFault('bad-address', 'it is too long for an address; check how it is written')
  const url = URL.parse(text.trim(), base ?? undefined)
  if (url === null) return fetchFault('bad-address', 'that is not a web address; check how it is written')
  url.hash = ''
  const fault = faultOfUrl(url, base, testServer)
  return fault ?? { kind: 'address', url }
}

function faultOfUrl(url: URL, base: URL | null, testServer: TestServer | undefined): FetchFault | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return fetchFault('scheme', 'only http and https addresses are fetched')
  if (url.username !== '' || url.password !== '')
    return fetchFault(
      'credentials',
      'an address with a user name or password in it is not fetched; take them out, or save the page',
    )
  if (base?.protocol === 'https:' && url.protocol === 'http:')
    return fetchFault('redirect', 'that leaves the secure connection; give an https address')
  if (isTestServer(url, testServer)) return null
  if (url.port !== '')
    return fetchFault(
      'port',
      'only the usual ports 80 and 443 are fetched from; save the page as a file and draft that',
    )
  return isPrivateLiteral(url.hostname) ? notPublic : null
}

/** The fault of an address that is no part of the public internet; it tells nothing of what a name resolves to. */
export const notPublic = fetchFault(
  'not-public',
  'that is not on the public internet; save the page as a file and draft that',
)

/** Whether a host is an IP address, in brackets or not, that is not public; names are none. */
export function isPrivateLiteral(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '')
  return isIP(bare) !== 0 && !isPublicAddress(bare)
}

/** Whether a host and port are exactly those of the test server. */
export function isTestServer(
  at: { readonly hostname: string; readonly port: string },
  testServer: TestServer | undefined,
): boolean {
  return testServer !== undefined && at.hostname === testServer.host && at.port === String(testServer.port)
}

/** The last part of an address, as a file would be called; the host where the address has none. */
export function addressFileName(address: string): string {
  const { pathname, hostname } = new URL(address)
  const last = pathname.split('/').findLast((part) => part !== '')
  return last === undefined ? hostname : decoded(last).slice(0, 200)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
