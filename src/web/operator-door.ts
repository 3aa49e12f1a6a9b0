import type { Context as HttpContext, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { WebDeps } from './web-deps.ts'

const COOKIE = 'rivulet_operator'
const PROXY_MARK =
  /^(forwarded|via|x-forwarded-.+|x-real-ip|x-client-ip|x-cluster-client-ip|x-envoy-external-address|true-client-ip|fastly-client-ip|cf-connecting-ip|cf-ray)$/

/** Lets the operator through; to anyone else the page does not exist. */
export function operatorOnly({
  access,
  remoteAddress,
}: Pick<WebDeps, 'access' | 'remoteAddress'>): MiddlewareHandler {
  return async function operatorOnly(http, next) {
    const admission = access.admit({
      remoteAddress: remoteAddress(http),
      host: http.req.header('host') ?? null,
      proxied: isProxied(http),
      key: givenKey(http),
      cookie: getCookie(http, COOKIE) ?? null,
    })
    if (admission.kind === 'refused') return await http.notFound()
    if (admission.cookie) {
      const { value, secure } = admission.cookie
      setCookie(http, COOKIE, value, { httpOnly: true, sameSite: 'Strict', secure, path: '/' })
    }
    return await next()
  }
}

/** A link checker's HEAD must not use up the one-time key. */
function givenKey(http: HttpContext): string | null {
  return http.req.method === 'GET' ? (http.req.query('key') ?? null) : null
}

/** Whether a proxy has put its mark on a request. */
export function isProxied(http: HttpContext): boolean {
  return Object.keys(http.req.header()).some((name) => PROXY_MARK.test(name))
}
