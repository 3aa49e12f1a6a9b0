import type { Hono } from 'hono'
import { viewDelivery } from '../actions/view-delivery.ts'
import { sayNotice, wordsFor } from './respond.ts'
import { unlisted } from './safe-headers.ts'
import { showEmail } from './show-email.ts'
import type { WebDeps } from './web-deps.ts'

/** "View in browser": the reader's own email, exactly as it was sent. */
export function addViewRoutes(app: Hono, { context }: Pick<WebDeps, 'context'>): void {
  app.get('/view/:token', unlisted, async (http) => {
    const found = await viewDelivery(context, http.req.param('token'))
    if (found.kind === 'invalid') return sayNotice(http, wordsFor(http).invalidLink, { status: 404 })
    return showEmail(http, found.html)
  })
}
