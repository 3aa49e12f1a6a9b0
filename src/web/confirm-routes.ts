import type { Hono, Context as HttpContext } from 'hono'
import { createElement } from 'react'
import {
  type Confirm,
  type Confirmation,
  confirm,
  type FindConfirmation,
  findConfirmation,
} from '../actions/confirm.ts'
import { isSpoken } from '../core/language/reader-language.ts'
import { joinNames } from '../core/mail/join-names.ts'
import { isSameBrowser } from './browser-cookie.ts'
import { isolated } from './isolated.ts'
import { lookOf, wearLook } from './page-look.ts'
import { addScriptRoute, confirmScript } from './page-script.ts'
import { Agreements } from './pages/agreements.tsx'
import { OneButtonPage } from './pages/one-button.tsx'
import { renderPage } from './pages/page.tsx'
import { WhoWrites } from './pages/who-writes.tsx'
import { languageOf, sayNotice, wordsFor } from './respond.ts'
import { scriptedPolicy, unlisted } from './safe-headers.ts'
import { visitorNetwork } from './visitor-network.ts'
import type { WebDeps } from './web-deps.ts'
import { subscribeWords } from './words/subscribe-words.ts'

/**
 * The second half of the double opt-in: looking changes nothing, the button confirms. Only the browser that asked
 * confirms by looking: it has the cookie of the form, which no mail scanner has.
 */
export function addConfirmRoutes(app: Hono, deps: Pick<WebDeps, 'context' | 'remoteAddress'>): void {
  const { context } = deps
  const networkOf = visitorNetwork(deps)
  addScriptRoute(app, confirmScript)

  app.get('/confirm/:token', unlisted, async (http) => {
    const token = http.req.param('token')
    const found = await findConfirmation(context, token)
    const itself = found.kind === 'pending' && isOwnLook(http) && isSameBrowser(http, found.browserHash)
    return itself ? answer(http, await confirm(context, token, networkOf(http))) : show(http, found)
  })

  app.post('/confirm/:token', unlisted, async (http) =>
    answer(http, await confirm(context, http.req.param('token'), networkOf(http))),
  )
}

/** Whether somebody opens the page: not a HEAD, and not a browser that fetches it in case that it is opened. */
function isOwnLook({ req }: HttpContext): boolean {
  const purpose = ['Sec-Purpose', 'Purpose', 'X-Purpose', 'X-Moz'].map((name) => req.header(name) ?? '')
  return req.method === 'GET' && purpose.every((said) => said === '')
}

function show(http: HttpContext, found: FindConfirmation): Response | Promise<Response> {
  if (found.kind === 'invalid') return sayNotice(http, wordsFor(http).invalidLink, { status: 404 })
  const { language, look, names } = shownAs(http, found)
  const words = subscribeWords(language)
  if (found.kind === 'confirmed') return sayNotice(http, words.confirmedAlready(names), { language, look })
  const question = words.confirm(names)
  const about = [
    createElement(Agreements, { key: 'agreements', language, agreements: found.agreements }),
    createElement(WhoWrites, { key: 'who', language, lists: found.lists }),
  ]
  const asking = { question, language, look, about }
  if (found.optIn === 'button') return http.html(renderPage(createElement(OneButtonPage, asking)))
  http.header('Content-Security-Policy', scriptedPolicy)
  const head = createElement('script', { src: confirmScript.href, defer: true })
  const note = words.confirmsItself
  return http.html(renderPage(createElement(OneButtonPage, { ...asking, head, note })))
}

function answer(http: HttpContext, outcome: Confirm): Response | Promise<Response> {
  if (outcome.kind === 'invalid') return sayNotice(http, wordsFor(http).invalidLink, { status: 404 })
  const { language, look, names } = shownAs(http, outcome)
  const words = subscribeWords(language)
  const notice =
    outcome.kind === 'confirmed'
      ? words.confirmed(names, new URL(outcome.preferencesUrl).pathname)
      : words.confirmedAlready(names)
  return sayNotice(http, notice, { language, look })
}

function shownAs(http: HttpContext, { language: chosen, list, listNames }: Confirmation) {
  const language = languageOf(http, isSpoken(chosen) ? chosen : null)
  return { language, look: wearLook(http, lookOf(list)), names: joinNames(listNames.map(isolated), language) }
}
