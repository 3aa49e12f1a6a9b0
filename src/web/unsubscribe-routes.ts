import type { Hono, Context as HttpContext } from 'hono'
import { createElement } from 'react'
import type { Context } from '../actions/context.ts'
import { findLeaver, findLeaving, type Leaver, type Leaving } from '../actions/find-leaving.ts'
import { leaveEverything } from '../actions/leave-everything.ts'
import { sayWhyLeft } from '../actions/say-why-left.ts'
import { unsubscribe } from '../actions/unsubscribe.ts'
import { isolated } from './isolated.ts'
import { lookOf, wearLook } from './page-look.ts'
import { LeftPage, type LeftProps } from './pages/left.tsx'
import { NoticePage } from './pages/notice.tsx'
import { renderPage } from './pages/page.tsx'
import { UnsubscribePage } from './pages/unsubscribe.tsx'
import { languageOf, type Shown, sayNotice, wordsFor } from './respond.ts'
import { unlisted } from './safe-headers.ts'
import { readSmallForm } from './small-form.ts'
import type { WebDeps } from './web-deps.ts'
import type { UnsubscribeWords } from './words/leaving-words.ts'
import { unsubscribeWords } from './words/unsubscribe-words.ts'

/**
 * The way out. GET shows a button and changes nothing. POST leaves, whether it comes from that button or from a mailbox
 * provider (RFC 8058): the token alone counts, no cookie or Origin is asked for, and the answer is never a redirect.
 * Only the forms of our own pages name an `action`; any body without one, however broken, leaves. The link of a test
 * mail leaves nothing.
 */
export function addUnsubscribeRoutes(app: Hono, { context }: Pick<WebDeps, 'context'>): void {
  const sayLeft = shortAnswers()
  app.on(['GET', 'POST'], '/unsubscribe/test', unlisted, (http) =>
    sayNotice(http, unsubscribeWords(languageOf(http)).testLink),
  )

  app.get('/unsubscribe/:token', unlisted, async (http) => {
    const found = await findLeaving(context, http.req.param('token'))
    return found.kind === 'invalid' ? invalid(http) : showLeaving(http, found.leaving)
  })

  app.post('/unsubscribe/:token', unlisted, async (http) => {
    const token = http.req.param('token')
    const form = await readSmallForm(http)
    const action = form?.get('action')
    if (action === 'why') return await hearWhy(context, http, { token, form })
    const act = action === 'leave-all' ? leaveEverything : unsubscribe
    if ((await act(context, token)).kind === 'invalid') return invalid(http)
    // Nobody reads what a mailbox provider is answered: it is short, and holds no link that does anything.
    if (action == null) return sayLeft(http, await findLeaver(context, token))
    return await showLeft(context, http, { token, why: 'ask' })
  })
}

function invalid(http: HttpContext): Response | Promise<Response> {
  return sayNotice(http, wordsFor(http).invalidLink, { status: 404 })
}

async function hearWhy(
  context: Context,
  http: HttpContext,
  { token, form }: { readonly token: string; readonly form: URLSearchParams | null },
): Promise<Response> {
  const said = { reason: form?.get('reason') ?? '', note: form?.get('note') ?? '' }
  const heard = await sayWhyLeft(context, token, said)
  if (heard.kind === 'invalid') return invalid(http)
  return await showLeft(context, http, { token, why: 'thanks' })
}

interface AfterLeaving {
  readonly token: string
  readonly why: 'ask' | 'thanks'
}

async function showLeft(context: Context, http: HttpContext, after: AfterLeaving): Promise<Response> {
  const found = await findLeaving(context, after.token)
  if (found.kind === 'invalid') return invalid(http)
  return showLeaving(http, found.leaving, after)
}

function showLeaving(
  http: HttpContext,
  leaving: Leaving,
  { why }: Pick<AfterLeaving, 'why'> = { why: 'ask' },
): Response | Promise<Response> {
  const shown = shownFor(http, leaving)
  const words = unsubscribeWords(shown.language)
  const listName = leaving.list && isolated(leaving.list.name)
  if (leaving.state === 'subscribed' && listName !== null) {
    const { more } = leaving
    return http.html(renderPage(createElement(UnsubscribePage, { ...shown, words, listName, more })))
  }
  const props: LeftProps = {
    ...shown,
    words,
    notice: leaving.everything ? words.leftEverything : words.left(listName),
    undo: leaving.undo && { path: new URL(leaving.undo.url).pathname, lead: undoLead(words, leaving) },
    more: leaving.more,
    why: leaving.answered && why === 'ask' ? 'silent' : why,
  }
  return http.html(renderPage(createElement(LeftPage, props)))
}

/** What the way back brings back. No other list is named: the link may be in a mail that was forwarded. */
function undoLead(words: UnsubscribeWords, { undo, everything, list }: Leaving): string {
  if (undo?.everything) return words.undo.everything
  return everything && list ? words.undoQuestion(isolated(list.name)).lead : words.undo.lead
}

/** So many lists and languages leave at once that each answer is worth being kept. */
const KEPT_ANSWERS = 100

/** What a mailbox provider is answered: one page for each list and language, drawn once, since thousands may come at once. */
function shortAnswers(): (http: HttpContext, leaver: Leaver) => Response | Promise<Response> {
  const drawn = new Map<string, string>()
  return (http, leaver) => {
    const { language, look } = shownFor(http, leaver)
    const key = JSON.stringify([language, leaver.list])
    const notice = unsubscribeWords(language).left(leaver.list && isolated(leaver.list.name))
    const page = drawn.get(key) ?? renderPage(createElement(NoticePage, { notice, language, look }))
    if (drawn.size >= KEPT_ANSWERS) drawn.clear()
    drawn.set(key, page)
    return http.html(page)
  }
}

/** In the language of the person, else of the list, and looking as the list does. */
function shownFor(http: HttpContext, { list, language }: Leaver): Required<Omit<Shown, 'status'>> {
  return { language: languageOf(http, language), look: wearLook(http, list && lookOf(list)) }
}
