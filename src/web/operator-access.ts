import { createHash, timingSafeEqual } from 'node:crypto'

/** What tells the person who runs the server from everybody else. */
export interface OperatorRequest {
  readonly remoteAddress: string | null
  readonly host: string | null
  /** A proxy has put its mark on the request, so that its remote address says nothing. */
  readonly proxied: boolean
  readonly key: string | null
  readonly cookie: string | null
}

export interface OperatorCookie {
  readonly value: string
  readonly secure: boolean
}

export type Admission =
  /** `cookie` is to be set where a one-time link has just been used. */
  { readonly kind: 'admitted'; readonly cookie: OperatorCookie | null } | { readonly kind: 'refused' }

export interface OperatorAccess {
  admit(request: OperatorRequest): Admission
  /** An address that opens `path` once, in one browser; that browser then stays admitted until the server stops. */
  oneTimeLink(path: string): string
}

export interface OperatorAccessOptions {
  /** Where the server is reached, as in the settings: without a slash at its end. */
  readonly publicUrl: string
  /** Must be unguessable. */
  newId(): string
}

/**
 * Keys and cookies live in memory only: a restart ends them all. Requests from the same machine need neither where
 * the public address is this machine itself. Anywhere else such a request may be a proxy's, which need not say so.
 */
export function createOperatorAccess({ publicUrl, newId }: OperatorAccessOptions): OperatorAccess {
  const staysHere = isLoopbackName(new URL(publicUrl).hostname)
  const secure = publicUrl.startsWith('https:')
  const keys = new Set<string>()
  const cookies = new Set<string>()

  function redeem(key: string): Admission {
    const match = findSecret(keys, key)
    if (match === null) return { kind: 'refused' }
    keys.delete(match)
    const value = newSecret(newId)
    cookies.add(value)
    return { kind: 'admitted', cookie: { value, secure } }
  }

  return {
    admit({ key, cookie, ...from }) {
      if (staysHere && isLocal(from)) return { kind: 'admitted', cookie: null }
      if (cookie !== null && findSecret(cookies, cookie) !== null) return { kind: 'admitted', cookie: null }
      return key === null ? { kind: 'refused' } : redeem(key)
    },
    oneTimeLink(path) {
      const key = newSecret(newId)
      keys.add(key)
      const url = new URL(publicUrl + path)
      url.searchParams.set('key', key)
      return url.href
    },
  }
}

type Origin = Pick<OperatorRequest, 'remoteAddress' | 'host' | 'proxied'>

/** The Host header is checked too: a foreign name that resolves to this machine is an attack (DNS rebinding). */
function isLocal({ remoteAddress, host, proxied }: Origin): boolean {
  return !proxied && isLoopbackAddress(remoteAddress ?? '') && isLoopbackHost(host ?? '')
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/i.test(address)
}

function isLoopbackHost(host: string): boolean {
  return isLoopbackName(host.replace(/:\d{1,5}$/, ''))
}

/** Names below localhost never leave this machine (RFC 6761, section 6.3). */
function isLoopbackName(name: string): boolean {
  return /^(([a-z\d-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(name)
}

function newSecret(newId: () => string): string {
  return newId() + newId()
}

/** Compares hashes, each in constant time and all of them, so that time tells nothing about the secrets. */
function findSecret(secrets: Iterable<string>, given: string): string | null {
  const wanted = sha256(given)
  let found: string | null = null
  for (const secret of secrets) if (timingSafeEqual(sha256(secret), wanted)) found = secret
  return found
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
