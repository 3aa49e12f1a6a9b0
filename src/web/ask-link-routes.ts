import type { Hono, Context as HttpContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createElement } from 'react'
import { askForLink } from '../actions/ask-for-link.ts'
import { findHouseLook } from './house-look.ts'
import { wearLook } from './page-look.ts'
import { AskLinkPage } from './pages/ask-link.tsx'
import { renderPage } from './pages/page.tsx'
import { languageOf, sayNotice, sayRetryAfter, wordsFor } from './respond.ts'
import { readSmallForm } from './small-form.ts'
import { visitorNetwork } from './visitor-network.ts'
import type { WebDeps } from './web-deps.ts'
import { unsubscribeWords } from './words/unsubscribe-words.ts'

const MAX_FORM_BYTES = 4 * 1024

/** For whoever lost the mail with their link: it is mailed to them. Everyone gets the same answer, known or not. */
export function addAskLinkRoutes(app: Hono, deps: Pick<WebDeps, 'context' | 'remoteAddress'>): void {
  const { context } = deps
  const networkOf = visitorNetwork(deps)
  const limit = bodyLimit({
    maxSize: MAX_FORM_BYTES,
    onError: (http) => sayNotice(http, wordsFor(http).tooLarge, { status: 413 }),
  })

  app.get('/unsubscribe', (http) => showForm(http, context, { address: '', wrong: false }))

  app.post('/unsubscribe', limit, async (http) => {
    const form = await readSmallForm(http)
    const address = form?.get('address') ?? ''
    // Only a machine fills the field that no person sees: it is answered like everybody.
    const asked = form?.get('website')
      ? null
      : await askForLink(context, { address, networkHash: networkOf(http) })
    if (asked?.kind === 'invalid-address') return await showForm(http, context, { address, wrong: true })
    const { ask } = unsubscribeWords(languageOf(http))
    const look = await findHouseLook(context.read)
    if (asked?.kind !== 'full') return await sayNotice(http, ask.sent, { look })
    sayRetryAfter(http, asked.until, context.now())
    return await sayNotice(http, ask.busy, { look, status: 429 })
  })
}

async function showForm(
  http: HttpContext,
  { read }: WebDeps['context'],
  typed: { readonly address: string; readonly wrong: boolean },
): Promise<Response> {
  const language = languageOf(http)
  const look = wearLook(http, await findHouseLook(read))
  const page = createElement(AskLinkPage, { ...typed, language, look, words: unsubscribeWords(language) })
  return http.html(renderPage(page), typed.wrong ? 422 : 200)
}
