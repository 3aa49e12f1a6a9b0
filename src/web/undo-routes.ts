import type { Hono, Context as HttpContext } from 'hono'
import type { Context } from '../actions/context.ts'
import { findLeaverOf } from '../actions/find-leaving.ts'
import { type FindUndo, findUndo, undoUnsubscribe } from '../actions/undo-unsubscribe.ts'
import { isolated } from './isolated.ts'
import { lookOf } from './page-look.ts'
import { askQuestion, languageOf, sayNotice, wordsFor } from './respond.ts'
import { unlisted } from './safe-headers.ts'
import type { WebDeps } from './web-deps.ts'
import { unsubscribeWords } from './words/unsubscribe-words.ts'

/** The way back from a mistake: looking changes nothing, the button undoes the leaving. */
export function addUndoRoutes(app: Hono, { context }: Pick<WebDeps, 'context'>): void {
  app.get('/unsubscribe/undo/:token', unlisted, async (http) =>
    answer(context, http, await findUndo(context, http.req.param('token'))),
  )
  app.post('/unsubscribe/undo/:token', unlisted, async (http) =>
    answer(context, http, await undoUnsubscribe(context, http.req.param('token'))),
  )
}

async function answer(context: Context, http: HttpContext, outcome: FindUndo): Promise<Response> {
  if (outcome.kind === 'invalid') return sayNotice(http, wordsFor(http).invalidLink, { status: 404 })
  const { list, language } = await findLeaverOf(context, outcome.subscription)
  const shown = { language: languageOf(http, language), look: list && lookOf(list) }
  const words = unsubscribeWords(shown.language)
  const name = isolated(list?.name ?? '')
  switch (outcome.kind) {
    case 'open':
      return askQuestion(http, outcome.everything ? words.undoEverything : words.undoQuestion(name), shown)
    case 'back':
      return sayNotice(http, outcome.everything ? words.undoneEverything : words.undone(name), shown)
    case 'too-late': {
      const signUp = list === null ? '/' : `/subscribe/${list.slug}`
      return sayNotice(http, words.undoTooLate(name, signUp), { ...shown, status: 410 })
    }
  }
}
