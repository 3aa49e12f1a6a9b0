import type { Hono, Context as HttpContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import {
  type ConfirmAddress,
  confirmAddress,
  type FindAddressConfirmation,
  findAddressConfirmation,
} from '../actions/confirm-address.ts'
import { findPreferences } from '../actions/find-preferences.ts'
import { readerLanguage, spokenLanguage } from '../core/language/reader-language.ts'
import { lookOf, wearLook } from './page-look.ts'
import { renderPage } from './pages/page.tsx'
import { PreferencesPage } from './pages/preferences.tsx'
import { actOnForm, type Fields, type Say } from './preferences-forms.ts'
import { askQuestion, languageOf, sayNotice, wordsFor } from './respond.ts'
import { unlisted } from './safe-headers.ts'
import type { WebDeps } from './web-deps.ts'
import { preferencesWords } from './words/preferences-words.ts'

const MAX_FORM_BYTES = 16 * 1024

/**
 * What a reader gets and may change, behind the link in each email. Looking changes nothing; each form posts to the
 * page's own address and is answered with the page as things stand then.
 */
export function addPreferencesRoutes(app: Hono, { context }: Pick<WebDeps, 'context'>): void {
  const limit = bodyLimit({
    maxSize: MAX_FORM_BYTES,
    onError: (http) => sayNotice(http, wordsFor(http).tooLarge, { status: 413 }),
  })

  app.get('/preferences/:token', unlisted, (http) => showPreferences(http, context, null))

  app.post('/preferences/:token', unlisted, limit, async (http) => {
    const fields = await readFields(http)
    const acted = await actOnForm(context, { token: http.req.param('token'), fields })
    if (acted.kind === 'invalid') return sayNotice(http, wordsFor(http).invalidLink, { status: 404 })
    return await showPreferences(http, context, acted)
  })

  app.get('/preferences/address/:token', unlisted, async (http) =>
    answerAddress(http, await findAddressConfirmation(context, http.req.param('token'))),
  )

  app.post('/preferences/address/:token', unlisted, async (http) =>
    answerAddress(http, await confirmAddress(context, http.req.param('token'))),
  )
}

interface Answered {
  readonly kind: 'done' | 'refused'
  readonly say: Say
}

async function showPreferences(
  http: HttpContext,
  context: WebDeps['context'],
  answered: Answered | null,
): Promise<Response> {
  const found = await findPreferences(context, http.req.param('token') ?? '')
  if (found.kind === 'invalid') return await sayNotice(http, wordsFor(http).invalidLink, { status: 404 })
  const { preferences } = found
  const locale = languageOf(http, preferences.language ?? preferences.list.language)
  const words = preferencesWords(locale)
  const page = (
    <PreferencesPage
      words={words}
      language={spokenLanguage(locale)}
      locale={readerLanguage(locale) === null ? 'en' : locale}
      look={wearLook(http, lookOf(preferences.list))}
      preferences={preferences}
      view={http.req.query('view') === 'you' ? 'you' : 'emails'}
      said={answered?.say({ words, locale }) ?? null}
      now={context.now()}
    />
  )
  return http.html(renderPage(page), answered?.kind === 'refused' ? 422 : 200)
}

/** The question while it is open; else how things stand. */
function answerAddress(
  http: HttpContext,
  found: FindAddressConfirmation | ConfirmAddress,
): Response | Promise<Response> {
  if (found.kind === 'invalid') return sayNotice(http, wordsFor(http).invalidLink, { status: 404 })
  const chosen = languageOf(http, found.language ?? found.list.language)
  const words = preferencesWords(chosen)
  const shown = { language: spokenLanguage(chosen), look: lookOf(found.list) }
  if (found.kind === 'open') return askQuestion(http, words.confirmAddress(found.address), shown)
  return sayNotice(http, found.kind === 'done' ? words.addressChanged : words.addressTaken, shown)
}

/** A body that is no form counts as an empty one; a file in the place of words as nothing. */
async function readFields(http: HttpContext): Promise<Fields> {
  const body = await http.req.parseBody().catch((): Record<string, unknown> => ({}))
  const fields = Object.entries(body).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(fields)
}
