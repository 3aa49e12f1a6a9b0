import type { Hono, Context as HttpContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { findListBySlug, type ListRow, listLists } from '../../db/lists.ts'
import { ownFields } from '../actions/sign-up-settings.ts'
import { type Subscribe, subscribe } from '../actions/subscribe.ts'
import { readerLanguage } from '../core/language/reader-language.ts'
import type { SignUpFault } from '../core/sign-up/check-sign-up.ts'
import { joinable } from '../core/sign-up/joinable.ts'
import type { ListField } from '../core/sign-up/list-field.ts'
import { markBrowser } from './browser-cookie.ts'
import { lookOf, wearLook } from './page-look.ts'
import { addScriptRoute, signUpScript } from './page-script.ts'
import { renderPage } from './pages/page.tsx'
import { SubscribePage } from './pages/subscribe.tsx'
import { emptyForm, readSignUp, type TypedForm } from './read-sign-up.ts'
import { languageOf, sayNotice, wordsFor } from './respond.ts'
import { scriptedPolicy } from './safe-headers.ts'
import { foreignOrigin, visitorNetwork } from './visitor-network.ts'
import type { WebDeps } from './web-deps.ts'
import { subscribeWords } from './words/subscribe-words.ts'

const MAX_FORM_BYTES = 16 * 1024

type Deps = Pick<WebDeps, 'context' | 'remoteAddress'>

/**
 * The public sign-up form of each list. Everyone gets the same answer, known address or not. A form on any other site
 * may post here, and no token ties a post to our page: it needs nothing of the visitor's browser, can do nothing that
 * its sender could not do from a machine of their own, and counts only once the mailbox confirms it.
 */
export function addSubscribeRoutes(app: Hono, deps: Deps): void {
  const { context } = deps
  const networkOf = visitorNetwork(deps)
  const limit = bodyLimit({
    maxSize: MAX_FORM_BYTES,
    onError: (http) => sayNotice(http, wordsFor(http).tooLarge, { status: 413 }),
  })
  addScriptRoute(app, signUpScript)

  app.get('/subscribe/:list', async (http) => {
    const found = await findSignUp(context, http.req.param('list'))
    return found ? showForm(http, found, { form: emptyForm, faults: [] }) : await http.notFound()
  })

  app.post('/subscribe/:list', limit, async (http) => {
    const found = await findSignUp(context, http.req.param('list'))
    if (!found) return await http.notFound()
    const browserHash = markBrowser(http, context)
    const form = await readSignUp(http, found.fields)
    const visitor = { browserHash, networkHash: networkOf(http) }
    const outcome = form.trap === '' ? await takeForm(context, http, { found, form, visitor }) : accepted
    if (outcome.kind === 'faulty') return showForm(http, found, { form, faults: outcome.faults })
    const language = pageLanguage(http, found.list)
    return sayNotice(http, subscribeWords(language).mailbox, { language, look: lookOf(found.list) })
  })
}

const accepted: Subscribe = { kind: 'accepted' }

interface SignUpPage {
  readonly list: ListRow
  readonly fields: readonly ListField[]
  /** Lists that the page offers besides. */
  readonly others: readonly ListRow[]
}

async function findSignUp(context: Deps['context'], slug: string): Promise<SignUpPage | null> {
  const list = await findListBySlug(context.read, slug)
  if (!list) return null
  const fields = ownFields(list)
  const known = new Set(fields.map(({ key }) => key))
  const all = list.listed === 1 ? await listLists(context.read) : []
  const [, ...offered] = joinable([list, ...all.filter(({ id }) => id !== list.id)])
  // What asks something that this form does not is joined on its own page.
  const others = offered.filter((other) =>
    ownFields(other).every(({ key, required }) => !required || known.has(key)),
  )
  return { list, fields, others }
}

interface Taking {
  readonly found: SignUpPage
  readonly form: TypedForm
  readonly visitor: { readonly browserHash: string; readonly networkHash: string | null }
}

async function takeForm(
  context: Deps['context'],
  http: HttpContext,
  { found, form, visitor }: Taking,
): Promise<Subscribe> {
  const { list, others } = found
  const { publicUrl } = context.settings
  const chosen = others.filter(({ slug }) => form.also.includes(slug))
  const page = `${publicUrl}/subscribe/${list.slug}`
  const elsewhere = foreignOrigin(http, publicUrl)
  return await subscribe(context, {
    ...visitor,
    listIds: [list, ...chosen].map(({ id }) => id),
    address: form.address,
    name: form.name.trim() === '' ? null : form.name,
    profile: { zone: form.zone, language: chosenLanguage(http, list), fields: form.fields },
    consentVersion: form.consentVersion,
    source: elsewhere === null ? page : `${page} (a form at ${elsewhere})`,
  })
}

/** The list's language, or the browser's where we have no words in that. */
function pageLanguage(http: HttpContext, list: ListRow): string {
  return chosenLanguage(http, list) ?? list.language
}

function chosenLanguage(http: HttpContext, list: ListRow): string | null {
  return readerLanguage(list.language) === null ? languageOf(http) : null
}

interface Shown {
  readonly form: TypedForm
  readonly faults: readonly SignUpFault[]
}

function showForm(
  http: HttpContext,
  { list, fields, others }: SignUpPage,
  { form, faults }: Shown,
): Response | Promise<Response> {
  http.header('Content-Security-Policy', scriptedPolicy)
  const page = (
    <SubscribePage
      language={pageLanguage(http, list)}
      look={wearLook(http, lookOf(list))}
      list={list}
      fields={fields}
      others={others}
      form={form}
      faults={faults}
    />
  )
  return http.html(renderPage(page), faults.length === 0 ? 200 : 422)
}
