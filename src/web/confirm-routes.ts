import type { Hono } from 'hono'
import { confirm, findConfirmation } from '../actions/confirm.ts'
import { askQuestion, plainWords, sayNotice } from './respond.ts'
import { unlisted } from './safe-headers.ts'
import type { WebDeps } from './web-deps.ts'

/** The second half of the double opt-in: looking changes nothing, the button confirms. */
export function addConfirmRoutes(app: Hono, { context }: Pick<WebDeps, 'context'>): void {
  app.get('/confirm/:token', unlisted, async (http) => {
    const found = await findConfirmation(context, http.req.param('token'))
    if (found.kind === 'invalid') return sayNotice(http, plainWords.invalidLink, { status: 404 })
    if (found.kind === 'confirmed') return sayNotice(http, plainWords.confirmedAlready(found.listName))
    return askQuestion(http, plainWords.confirm(found.listName))
  })

  app.post('/confirm/:token', unlisted, async (http) => {
    const outcome = await confirm(context, http.req.param('token'))
    if (outcome.kind === 'invalid') return sayNotice(http, plainWords.invalidLink, { status: 404 })
    const say = outcome.kind === 'confirmed' ? plainWords.confirmed : plainWords.confirmedAlready
    return sayNotice(http, say(outcome.listName))
  })
}
