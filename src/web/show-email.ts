import type { Context as HttpContext } from 'hono'
import { emailPolicy } from './safe-headers.ts'

/**
 * Answers with an email's own HTML as a document of an opaque origin, without scripts or forms. It is the
 * whole page rather than a frame in one: so it has the width of the window and needs no second scroll bar.
 */
export function showEmail(http: HttpContext, html: string): Response | Promise<Response> {
  http.header('Content-Security-Policy', emailPolicy)
  http.header('X-Frame-Options', 'SAMEORIGIN')
  return http.html(html)
}

/** The same for a frame in one of our pages: its links open outside the frame. */
export function showFramedEmail(http: HttpContext, html: string): Response | Promise<Response> {
  return showEmail(
    http,
    html.replace(/<head[^>]*>/i, (head) => `${head}<base target="_blank">`),
  )
}
