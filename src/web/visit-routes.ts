import type { Hono, Context as HttpContext } from 'hono'
import { followLink, recordOpening, type VisitHeaders } from '../actions/record-visit.ts'
import { sayNotice, wordsFor } from './respond.ts'
import { unlisted } from './safe-headers.ts'
import type { WebDeps } from './web-deps.ts'

/** One transparent dot (GIF89a, 43 bytes). */
const DOT = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/**
 * Counted links and pictures. A link leads only where that email's own link leads: what stands in the address is a
 * signed id and a number, so nobody can make it lead elsewhere (CWE-601). The dot is the same for every address.
 */
export function addVisitRoutes(app: Hono, { context }: Pick<WebDeps, 'context'>): void {
  app.get('/click/:token/:link{\\d{1,4}}', unlisted, async (http) => {
    const { token, link } = http.req.param()
    const target = await followLink(context, { token, link: Number(link), headers: headersOf(http) })
    if (target === null) return sayNotice(http, wordsFor(http).invalidLink, { status: 404 })
    return http.redirect(target, 302)
  })

  app.get('/open/:token', unlisted, async (http) => {
    await recordOpening(context, http.req.param('token'), headersOf(http))
    return http.body(new Uint8Array(DOT), 200, { 'Content-Type': 'image/gif' })
  })
}

function headersOf({ req }: HttpContext): VisitHeaders {
  const purposes = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].map((name) => req.header(name))
  return {
    method: req.method,
    agent: req.header('user-agent') ?? null,
    purpose: purposes.find((purpose) => purpose !== undefined) ?? null,
  }
}
