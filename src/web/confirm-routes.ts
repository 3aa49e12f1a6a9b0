import type { Hono, Context as HttpContext } from 'hono'
import { confirm, findConfirmation } from '../actions/confirm.ts'
import { askQuestion, languageOf, sayNotice, wordsFor } from './respond.ts'
import { unlisted } from './safe-headers.ts'
import type { WebDeps } from './web-deps.ts'
import { type SubscribeWords, subscribeWords } from './words/subscribe-words.ts'

/** The second half of the double opt-in: looking changes nothing, the button confirms. */
export function addConfirmRoutes(app: Hono, { context }: Pick<WebDeps, 'context'>): void {
  app.get('/confirm/:token', unlisted, async (http) => {
    const found = await findConfirmation(context, http.req.param('token'))
    if (found.kind === 'invalid') return sayNotice(http, wordsFor(http).invalidLink, { status: 404 })
    if (found.kind === 'confirmed') return sayNotice(http, wordsOf(http).confirmedAlready(found.listName))
    return askQuestion(http, wordsOf(http).confirm(found.listName))
  })

  app.post('/confirm/:token', unlisted, async (http) => {
    const outcome = await confirm(context, http.req.param('token'))
    if (outcome.kind === 'invalid') return sayNotice(http, wordsFor(http).invalidLink, { status: 404 })
    const say = outcome.kind === 'confirmed' ? wordsOf(http).confirmed : wordsOf(http).confirmedAlready
    return sayNotice(http, say(outcome.listName))
  })
}

function wordsOf(http: HttpContext): SubscribeWords {
  return subscribeWords(languageOf(http))
}
