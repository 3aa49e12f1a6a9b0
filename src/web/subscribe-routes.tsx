import type { Hono, Context as HttpContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { findListBySlug } from '../../db/lists.ts'
import { subscribe } from '../actions/subscribe.ts'
import { lookOf } from './page-look.ts'
import { renderPage } from './pages/page.tsx'
import { emptyForm, type FormFault, type SubscribeForm, SubscribePage } from './pages/subscribe.tsx'
import { sayNotice, wordsFor } from './respond.ts'
import type { WebDeps } from './web-deps.ts'
import { subscribeWords } from './words/subscribe-words.ts'

const MAX_FORM_BYTES = 16 * 1024

type FoundList = NonNullable<Awaited<ReturnType<typeof findListBySlug>>>

/** The public sign-up form of each list. Everyone gets the same answer, known address or not. */
export function addSubscribeRoutes(app: Hono, { context }: Pick<WebDeps, 'context'>): void {
  const limit = bodyLimit({
    maxSize: MAX_FORM_BYTES,
    onError: (http) => sayNotice(http, wordsFor(http).tooLarge, { status: 413 }),
  })

  app.get('/subscribe/:list', async (http) => {
    const list = await findListBySlug(context.read, http.req.param('list'))
    return list ? http.html(formPage(list, emptyForm, null)) : await http.notFound()
  })

  app.post('/subscribe/:list', limit, async (http) => {
    const list = await findListBySlug(context.read, http.req.param('list'))
    if (!list) return await http.notFound()
    const form = await readForm(http)
    const fault = form.trap === '' ? await takeForm(context, list, form) : null
    if (fault) return http.html(formPage(list, form, fault), 422)
    return sayNotice(http, subscribeWords(list.language).mailbox, {
      language: list.language,
      look: lookOf(list),
    })
  })
}

async function takeForm(
  context: WebDeps['context'],
  list: FoundList,
  form: SubscribeForm,
): Promise<FormFault | null> {
  const name = form.name.trim() === '' ? null : form.name
  const source = `${context.settings.publicUrl}/subscribe/${list.slug}`
  const outcome = await subscribe(context, { listId: list.id, address: form.address, name, source })
  return outcome.kind === 'accepted' ? null : outcome.kind
}

function formPage(list: FoundList, form: SubscribeForm, fault: FormFault | null): string {
  const shown = { name: list.name, language: list.language, consentText: list.consent_text }
  const words = subscribeWords(list.language)
  return renderPage(
    <SubscribePage
      words={words}
      language={list.language}
      look={lookOf(list)}
      list={shown}
      form={form}
      fault={fault}
    />,
  )
}

/** A body that is no form counts as an empty form: the answer then says what is missing. */
async function readForm(http: HttpContext): Promise<SubscribeForm> {
  const body = await http.req.parseBody().catch((): Record<string, unknown> => ({}))
  const field = (name: string) => (typeof body[name] === 'string' ? body[name] : '')
  return { address: field('address'), name: field('name'), trap: field('website') }
}
