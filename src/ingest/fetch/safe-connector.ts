import { lookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { isPrivateLiteral, isTestServer, notPublic, type TestServer } from './article-address.ts'
import { faultError } from './fetch-problems.ts'
import { isPublicAddress } from './public-address.ts'

/** All addresses of a host, as text. */
export type Resolve = (host: string) => Promise<readonly string[]>

/** Asks as any program on this machine would, its hosts file included. */
export const resolveHost: Resolve = async (host) => {
  const found = await lookup(host, { all: true })
  return found.map(({ address }) => address)
}

export interface ConnectorParts {
  readonly resolve: Resolve
  /** For the name, the connection and its encryption together, in milliseconds. */
  readonly connectMs: number
  readonly testServer?: TestServer | undefined
}

/**
 * Connects to public addresses only. What a name resolves to is checked inside the one lookup of the connection, so
 * that the addresses that were checked are those connected to; an IP address is checked here, for it is never looked up.
 */
export function publicConnector({
  resolve,
  connectMs,
  testServer,
}: ConnectorParts): buildConnector.connector {
  // Said aloud, so that no environment variable can turn the certificates off.
  const base = { timeout: connectMs, allowH2: false, maxCachedSessions: 0, rejectUnauthorized: true }
  const toPublic = buildConnector({ ...base, lookup: publicLookup(resolve) })
  const ca = testServer?.ca
  const toTestServer = buildConnector({ ...base, lookup: loopbackLookup, ...(ca !== undefined && { ca }) })
  return (target, callback) => {
    if (isTestServer(target, testServer)) toTestServer(target, callback)
    else if (isPrivateLiteral(target.hostname)) callback(faultError(notPublic), null)
    else toPublic(target, callback)
  }
}

/** A lookup that fails where a single one of a host's addresses is not public. */
export function publicLookup(resolve: Resolve): LookupFunction {
  return (host, options, callback) => {
    const answer = (addresses: readonly string[]): void => {
      const [first] = addresses
      const found = addresses.map((address) => ({ address, family: familyOf(address) }))
      if (first === undefined) callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '')
      else if (!addresses.every(isPublicAddress)) callback(faultError(notPublic), '')
      else if (options.all) callback(null, found)
      else callback(null, first, familyOf(first))
    }
    void resolve(host).then(answer, (error: NodeJS.ErrnoException) => callback(error, ''))
  }
}

function familyOf(address: string): 4 | 6 {
  return address.includes(':') ? 6 : 4
}

const loopbackLookup: LookupFunction = (_host, options, callback) => {
  const address = '127.0.0.1'
  if (options.all) callback(null, [{ address, family: 4 }])
  else callback(null, address, 4)
}
