import type { Hono } from 'hono'
import { findUnsubscription, unsubscribe } from '../actions/unsubscribe.ts'
import { askQuestion, plainWords, sayNotice } from './respond.ts'
import { unlisted } from './safe-headers.ts'
import type { WebDeps } from './web-deps.ts'

/**
 * The way out. GET shows one button and changes nothing; POST leaves, whether it comes from that button or
 * from a mailbox provider (RFC 8058): the token alone counts, so the body is not even read, no cookie or
 * Origin is asked for, and the answer is never a redirect. The link of a test mail leaves nothing.
 */
export function addUnsubscribeRoutes(app: Hono, { context }: Pick<WebDeps, 'context'>): void {
  app.on(['GET', 'POST'], '/unsubscribe/test', unlisted, (http) => sayNotice(http, plainWords.testLink))

  app.get('/unsubscribe/:token', unlisted, async (http) => {
    const found = await findUnsubscription(context, http.req.param('token'))
    if (found.kind === 'invalid') return sayNotice(http, plainWords.invalidLink, { status: 404 })
    if (found.kind === 'left') return sayNotice(http, plainWords.left(found.listName))
    return askQuestion(http, plainWords.unsubscribe(found.listName))
  })

  app.post('/unsubscribe/:token', unlisted, async (http) => {
    const outcome = await unsubscribe(context, http.req.param('token'))
    if (outcome.kind === 'invalid') return sayNotice(http, plainWords.invalidLink, { status: 404 })
    return sayNotice(http, plainWords.left(outcome.listName))
  })
}
