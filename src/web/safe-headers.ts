import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

const OWN_PICTURES = "img-src 'self' data:"

/** Our own pages: one stylesheet, forms to ourselves, and no script at all. */
const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  OWN_PICTURES,
  "form-action 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The few pages with a script of ours: none but same-origin files, and still none in the page itself. */
export const scriptedPolicy = `${pagePolicy}; script-src 'self'`

/**
 * An email shown as a page or in a frame: an origin of its own (opaque), its inline styles and pictures,
 * no script, no form. Its links may open ordinary windows.
 */
export const emailPolicy = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src https: data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** The headers of every answer; what a handler has set itself stays. */
export const safeHeaders: MiddlewareHandler = secureHeaders({
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  // Whether every name below this host speaks https is for its owner to say, in the proxy.
  strictTransportSecurity: false,
  // An email in a frame has an origin of its own anyway.
  originAgentCluster: false,
  overwrite: false,
})

/** Pages are made for one person at one moment: nobody keeps a copy, and no page has a policy looser than ours. */
export const guardedPages: MiddlewareHandler = async function guardedPages(http, next) {
  await next()
  const { headers } = http.res
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  const policy = headers.get('Content-Security-Policy') ?? pagePolicy
  headers.set('Content-Security-Policy', withPictures(policy, http.get('pictureOrigins') ?? []))
}

/** The policy of a page of ours that may also show pictures from these origins. */
function withPictures(policy: string, origins: readonly string[]): string {
  return policy.replace(OWN_PICTURES, [OWN_PICTURES, ...origins].join(' '))
}

/** Addresses that hold a token, and the operator's pages, stay out of search engines. */
export const unlisted: MiddlewareHandler = async function unlisted(http, next) {
  await next()
  http.res.headers.set('X-Robots-Tag', 'noindex')
}
