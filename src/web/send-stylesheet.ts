import type { Context as HttpContext } from 'hono'
import type { Stylesheet } from './stylesheet.ts'

/** Answers with a stylesheet: kept for ever where it was asked for by the hash of its content, else asked for again. */
export function sendStylesheet(http: HttpContext, { css, path, href }: Stylesheet): Response {
  const named = href === `${path}?v=${http.req.query('v')}`
  http.header('Cache-Control', named ? 'public, max-age=31536000, immutable' : 'no-cache')
  return http.body(css, 200, { 'Content-Type': 'text/css; charset=utf-8' })
}
