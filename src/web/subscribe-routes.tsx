import type { Hono, Context as HttpContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { findListBySlug, type ListRow, listLists } from '../../db/lists.ts'
import { getReaderSettings } from '../actions/reader-settings.ts'
import { ownFields } from '../actions/sign-up-settings.ts'
import { isSpoken } from '../core/language/reader-language.ts'
import type { SignUpFault } from '../core/sign-up/check-sign-up.ts'
import { joinable } from '../core/sign-up/joinable.ts'
import type { ListField } from '../core/sign-up/list-field.ts'
import { markBrowser } from './browser-cookie.ts'
import { policyWith } from './challenge.ts'
import { stampForm } from './fill-time.ts'
import { lookOf, wearLook } from './page-look.ts'
import { addScriptRoute, signUpScript } from './page-script.ts'
import { renderPage } from './pages/page.tsx'
import { SubscribePage } from './pages/subscribe.tsx'
import { MeantPage } from './pages/subscribe-meant.tsx'
import { emptyForm, readSignUp, type TypedForm } from './read-sign-up.ts'
import { languageOf, sayNotice, sayRetryAfter, wordsFor } from './respond.ts'
import { scriptedPolicy } from './safe-headers.ts'
import { type Again, type TakingForm, takeForm } from './take-form.ts'
import { foreignOrigin, visitorNetwork } from './visitor-network.ts'
import type { WebDeps } from './web-deps.ts'
import { signUpGuardWords } from './words/sign-up-guard-words.ts'
import { subscribeWords } from './words/subscribe-words.ts'

const MAX_FORM_BYTES = 16 * 1024

type Deps = Pick<WebDeps, 'context' | 'remoteAddress' | 'challenge'>

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

  const showing = signUpShower(deps)

  app.get('/subscribe/:list', async (http) => {
    const found = await findSignUp(context, http.req.param('list'))
    return found ? showing(http, found, { form: emptyForm, faults: [], again: null }) : await http.notFound()
  })

  app.post('/subscribe/:list', limit, async (http) => {
    const found = await findSignUp(context, http.req.param('list'))
    if (!found) return await http.notFound()
    const browserHash = markBrowser(http, context)
    const form = await readSignUp(http, found.fields)
    const visitor = { browserHash, networkHash: networkOf(http) }
    const outcome = await takeForm(context, {
      ...takingOf(context, http, { found, form }),
      visitor,
      challenge: deps.challenge,
    })
    if (outcome.kind === 'faulty') return showing(http, found, { form, faults: outcome.faults, again: null })
    if (outcome.kind === 'again') return showing(http, found, { form, faults: [], again: outcome.again })
    const language = pageLanguage(http, found.list)
    const shown = { language, look: lookOf(found.list) }
    if (outcome.kind === 'accepted') return sayNotice(http, subscribeWords(language).mailbox, shown)
    sayRetryAfter(http, outcome.until, context.now())
    return sayNotice(http, signUpGuardWords(language).busy, { ...shown, status: 429 })
  })
}

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

/** For which lists a form is, and where it came from. */
function takingOf(
  context: Deps['context'],
  http: HttpContext,
  { found, form }: { readonly found: SignUpPage; readonly form: TypedForm },
): Pick<TakingForm, 'form' | 'lists' | 'source' | 'language'> {
  const { list, others } = found
  const { publicUrl } = context.settings
  const page = `${publicUrl}/subscribe/${list.slug}`
  const elsewhere = foreignOrigin(http, publicUrl)
  return {
    form,
    lists: [list, ...others.filter(({ slug }) => form.also.includes(slug))],
    source: elsewhere === null ? page : `${page} (a form at ${elsewhere})`,
    language: chosenLanguage(http, list),
  }
}

/** The list's language, or the browser's where we have no words in that. */
function pageLanguage(http: HttpContext, list: ListRow): string {
  return chosenLanguage(http, list) ?? list.language
}

function chosenLanguage(http: HttpContext, list: ListRow): string | null {
  return isSpoken(list.language) ? null : languageOf(http)
}

interface Shown {
  readonly form: TypedForm
  readonly faults: readonly SignUpFault[]
  readonly again: Again | null
}

type ShowSignUp = (http: HttpContext, found: SignUpPage, shown: Shown) => Promise<Response>

/** Shows the form, with the challenge where one is switched on. */
function signUpShower({ context, challenge }: Deps): ShowSignUp {
  return async (http, { list, fields, others }, { form, faults, again }) => {
    const { challenge: asked } = await getReaderSettings(context.read)
    const puzzle = asked === 'on' ? challenge : null
    http.header('Content-Security-Policy', puzzle ? policyWith(puzzle, scriptedPolicy) : scriptedPolicy)
    const stamp =
      again?.kind === 'again' ? again.stamp : (form.stamp ?? stampForm(context.keys, context.now()))
    const props = {
      language: pageLanguage(http, list),
      look: wearLook(http, lookOf(list)),
      ...{ list, fields, others, faults, again },
      form: { ...form, stamp },
      challenge: puzzle,
    }
    const page =
      again?.kind === 'did-you-mean' ? (
        <MeantPage {...props} meant={again.address} />
      ) : (
        <SubscribePage {...props} />
      )
    return http.html(renderPage(page), faults.length === 0 && again === null ? 200 : 422)
  }
}
