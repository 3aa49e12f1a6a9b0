import type { Hono, Context as HttpContext } from 'hono'
import { findUnsubscription, unsubscribe } from '../actions/unsubscribe.ts'
import { askQuestion, languageOf, sayNotice, wordsFor } from './respond.ts'
import { unlisted } from './safe-headers.ts'
import type { WebDeps } from './web-deps.ts'
import { type UnsubscribeWords, unsubscribeWords } from './words/unsubscribe-words.ts'

/**
 * The way out. GET shows one button and changes nothing; POST leaves, whether it comes from that button or
 * from a mailbox provider (RFC 8058): the token alone counts, so the body is not even read, no cookie or
 * Origin is asked for, and the answer is never a redirect. The link of a test mail leaves nothing.
 */
export function addUnsubscribeRoutes(app: Hono, { context }: Pick<WebDeps, 'context'>): void {
  app.on(['GET', 'POST'], '/unsubscribe/test', unlisted, (http) => sayNotice(http, wordsOf(http).testLink))

  app.get('/unsubscribe/:token', unlisted, async (http) => {
    const found = await findUnsubscription(context, http.req.param('token'))
    if (found.kind === 'invalid') return sayNotice(http, wordsFor(http).invalidLink, { status: 404 })
    if (found.kind === 'left') return sayNotice(http, wordsOf(http).left(found.listName))
    return askQuestion(http, wordsOf(http).unsubscribe(found.listName))
  })

  app.post('/unsubscribe/:token', unlisted, async (http) => {
    const outcome = await unsubscribe(context, http.req.param('token'))
    if (outcome.kind === 'invalid') return sayNotice(http, wordsFor(http).invalidLink, { status: 404 })
    return sayNotice(http, wordsOf(http).left(outcome.listName))
  })
}

function wordsOf(http: HttpContext): UnsubscribeWords {
  return unsubscribeWords(languageOf(http))
}
