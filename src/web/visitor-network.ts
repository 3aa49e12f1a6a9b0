import type { Context as HttpContext } from 'hono'
import { networkReader } from './client-network.ts'
import { isProxied } from './operator-door.ts'
import type { WebDeps } from './web-deps.ts'

/** Reads of each request the keyed hash of the network that it is from; null where none is known. */
export function visitorNetwork({
  context,
  remoteAddress,
}: Pick<WebDeps, 'context' | 'remoteAddress'>): (http: HttpContext) => string | null {
  const { pepper } = context.instance
  const { trustedProxies } = context.settings
  return networkReader({ trustedProxies, pepper, remoteAddress, isProxied, log: context.log })
}

/** The page that a form stood on, as its browser says (RFC 6454), or null where it is our own or says nothing. */
export function foreignOrigin(http: HttpContext, publicUrl: string): string | null {
  const origin = URL.parse(http.req.header('Origin') ?? '')?.origin
  if (origin === undefined || origin === 'null' || origin.length > 200) return null
  return origin === new URL(publicUrl).origin ? null : origin
}
