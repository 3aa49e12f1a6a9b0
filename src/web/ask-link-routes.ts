import type { Hono, Context as HttpContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createElement } from 'react'
import { askForLink } from '../actions/ask-for-link.ts'
import { AskLinkPage } from './pages/ask-link.tsx'
import { renderPage } from './pages/page.tsx'
import { languageOf, sayNotice, wordsFor } from './respond.ts'
import { readSmallForm } from './small-form.ts'
import type { WebDeps } from './web-deps.ts'
import { unsubscribeWords } from './words/unsubscribe-words.ts'

const MAX_FORM_BYTES = 4 * 1024

/** For whoever lost the mail with their link: it is mailed to them. Everyone gets the same answer, known or not. */
export function addAskLinkRoutes(app: Hono, { context }: Pick<WebDeps, 'context'>): void {
  const limit = bodyLimit({
    maxSize: MAX_FORM_BYTES,
    onError: (http) => sayNotice(http, wordsFor(http).tooLarge, { status: 413 }),
  })

  app.get('/unsubscribe', (http) => showForm(http, { address: '', wrong: false }))

  app.post('/unsubscribe', limit, async (http) => {
    const form = await readSmallForm(http)
    const address = form?.get('address') ?? ''
    // Only a machine fills the field that no person sees: it is answered like everybody.
    const asked = form?.get('website') ? null : await askForLink(context, address)
    if (asked?.kind === 'invalid-address') return showForm(http, { address, wrong: true })
    return sayNotice(http, unsubscribeWords(languageOf(http)).ask.sent)
  })
}

function showForm(
  http: HttpContext,
  typed: { readonly address: string; readonly wrong: boolean },
): Response | Promise<Response> {
  const language = languageOf(http)
  const page = createElement(AskLinkPage, { ...typed, language, words: unsubscribeWords(language) })
  return http.html(renderPage(page), typed.wrong ? 422 : 200)
}
