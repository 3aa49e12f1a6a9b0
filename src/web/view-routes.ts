import type { Hono } from 'hono'
import { viewDelivery } from '../actions/view-delivery.ts'
import { lookOf } from './page-look.ts'
import { languageOf, sayNotice, wordsFor } from './respond.ts'
import { unlisted } from './safe-headers.ts'
import { showEmail } from './show-email.ts'
import type { WebDeps } from './web-deps.ts'
import { archiveWords } from './words/archive-words.ts'

/** "View in browser": the reader's own email, exactly as it was sent, for as long as it is kept. */
export function addViewRoutes(app: Hono, { context }: Pick<WebDeps, 'context'>): void {
  app.get('/view/:token', unlisted, async (http) => {
    const found = await viewDelivery(context, http.req.param('token'))
    if (found.kind === 'invalid') return sayNotice(http, wordsFor(http).invalidLink, { status: 404 })
    if (found.kind === 'found') return showEmail(http, found.html)
    const { list } = found.reader
    const language = languageOf(http, found.reader.language)
    const look = list && lookOf(list)
    return sayNotice(http, archiveWords(language).cleared, { language, look, status: 410 })
  })
}
