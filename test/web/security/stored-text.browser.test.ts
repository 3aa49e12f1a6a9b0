import { serve } from '@hono/node-server'
import type { BrowserContext, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toJson } from '../../../db/json.ts'
import { type ListRow, updateList } from '../../../db/lists.ts'
import { applyEvents } from '../../../src/actions/apply-events.ts'
import { createList } from '../../../src/actions/create-list.ts'
import { planPublication, publishSequence } from '../../../src/actions/publish-sequence.ts'
import { restyleList } from '../../../src/actions/restyle-list.ts'
import { planIssue, scheduleIssue } from '../../../src/actions/schedule-issue.ts'
import type { Block, Inline } from '../../../src/core/article/document.ts'
import { draftSeries } from '../../../src/core/draft/draft-series.ts'
import { defaultRhythm } from '../../../src/core/draft/series.ts'
import type { Letter } from '../../../src/core/mail/letter.ts'
import { plainTheme } from '../../../src/core/mail/theme.ts'
import { readCopy } from '../../../src/ingest/read-article.ts'
import { drain } from '../../../src/worker/worker.ts'
import { noBrowser, testBrowser } from '../../support/browser.ts'
import { HOUR } from '../../support/context.ts'
import { riverParagraphs } from '../../support/news-page.ts'
import { buildLetter, worker } from '../../support/published.ts'
import { insertReader, storeWebhook } from '../../support/sent-mail.ts'
import { openSite, type Site, sendAllDue } from '../site.ts'
import { CANARY, hostileLots, hostileMarkup } from './hostile-markup.ts'

const LOTS = 5
const PICTURE = 'https://pictures.example.com/logo.png'
const DOT = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** A page to look at; what it is posted where it is the answer to a form. */
interface Look {
  readonly path: string
  readonly form?: Readonly<Record<string, string>>
}

/** What in a document is never ours, and would be there if any of the words had become markup. */
const SUSPECTS = String.raw`(() => {
  const leadsAway = ({ name, value }) =>
    /^(href|src|action|formaction|data|srcset|background|poster|xlink:href)$/i.test(name) &&
    (/^\s*(javascript|vbscript|data:text)/i.test(value) || URL.parse(value, document.baseURI)?.hostname === '${CANARY}')
  const isSuspect = (attribute) =>
    /^on/i.test(attribute.name) || leadsAway(attribute) || (attribute.name === 'style' && attribute.value.includes('${CANARY}'))
  const foreign = /^(object|embed|marquee|math|template|noscript|textarea|plaintext|video|audio|animate)$/i
  const isForeign = (one) =>
    foreign.test(one.localName) ||
    (one.localName === 'base' && one.outerHTML !== '<base target="_blank">') ||
    (one.localName === 'script' && !/^\/[a-z-]+\.js\?v=/.test(one.getAttribute('src') ?? '')) ||
    (one.localName === 'meta' && /refresh|security/i.test(one.httpEquiv)) ||
    (one.localName === 'style' && one.textContent.includes('${CANARY}'))
  const all = [...document.querySelectorAll('*')]
  return all.filter((one) => isForeign(one) || [...one.attributes].some(isSuspect)).map((one) => one.outerHTML.slice(0, 200))
})()`

describe.skipIf(noBrowser !== null)('stored text', { timeout: 120_000 }, () => {
  let site: Site
  let context: BrowserContext
  let page: Page
  let baseURL: string
  let close: () => Promise<void>
  const happened: string[] = []

  beforeAll(async () => {
    const opening = Promise.withResolvers<Site>()
    const listening = Promise.withResolvers<number>()
    const fetch = async (request: Request, env: object) => (await opening.promise).app.fetch(request, env)
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => listening.resolve(port))
    baseURL = `http://127.0.0.1:${await listening.promise}`
    site = await openSite({ publicUrl: baseURL })
    opening.resolve(site)
    context = await (await testBrowser()).newContext({ baseURL, reducedMotion: 'reduce' })
    context.setDefaultTimeout(10_000)
    page = await context.newPage()
    await watch()
    close = async () => {
      await context.close()
      await new Promise((closed) => server.close(closed))
      await site.close()
    }
  }, 60_000)
  afterAll(() => close())

  /** Writes down whatever should not happen: a dialog, a window, a request to elsewhere, a violation of the policy. */
  async function watch(): Promise<void> {
    await context.route(`${PICTURE}**`, (route) => route.fulfill({ body: DOT, contentType: 'image/gif' }))
    context.on('request', (request) => {
      const own = [baseURL, 'data:', 'about:', PICTURE].some((start) => request.url().startsWith(start))
      if (!own) happened.push(`request ${request.url()}`)
    })
    context.on('dialog', async (dialog) => {
      happened.push(`dialog ${dialog.message()}`)
      await dialog.dismiss()
    })
    context.on('page', (opened) => happened.push(`window ${opened.url()}`))
    context.on('console', (message) => {
      if (/Content Security Policy|sandbox|Refused|Blocked/i.test(message.text()))
        happened.push(message.text())
    })
  }

  /** Opens a page, as the answer to a form where there is one, and says what in it is not ours. */
  async function look({ path, form }: Look): Promise<unknown> {
    happened.length = 0
    if (form) {
      const postData = new URLSearchParams(form).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      await page.route(
        (url) => url.pathname === path,
        (route) =>
          route.continue({ method: 'POST', postData, headers: { ...route.request().headers(), ...headers } }),
        { times: 1 },
      )
    }
    const answer = await page.goto(path, { waitUntil: 'load' })
    const status =
      answer?.status() === (form ? 422 : 200) || answer?.status() === 200 ? 'shown' : answer?.status()
    // Frames of the review load once they come into sight; their emails are looked at by themselves.
    const frames = path.startsWith('/review/') ? [page.mainFrame()] : page.frames()
    const found = await Promise.all(frames.map(lookInto))
    return { path, status, happened: [...happened], found: found.flat() }
  }

  async function lookInto(frame: Frame): Promise<string[]> {
    const [ran, suspects, origin] = await frame.evaluate<[boolean, string[], string]>(
      `[Boolean(window.ran), ${SUSPECTS}, self.origin]`,
    )
    const email = /\/(view\/|html$|emails\/\d+$|archive\/[^/]+\/[^/]+$)/.test(new URL(frame.url()).pathname)
    const opaque = origin === 'null'
    return [...(ran ? ['it ran'] : []), ...suspects, ...(email === opaque ? [] : [`the origin is ${origin}`])]
  }

  it.each(hostileLots(LOTS).map((words, lot) => [lot + 1, words] as const))(
    'never runs, never fetches, and is never markup: lot %i',
    async (_, words) => {
      expect(hostileMarkup.length).toBeGreaterThanOrEqual(60)
      let shown = 0
      const looks = await fill(words)
      expect(looks.length).toBeGreaterThanOrEqual(20)
      for (const one of looks) {
        expect(await look(one)).toEqual({ path: one.path, status: 'shown', happened: [], found: [] })
        if ((await page.locator('html').innerText()).includes(words.slice(0, 20))) shown++
      }
      // The rest speaks of it in other words: a list in capitals, a frame, a fault without what was typed.
      expect(shown).toBeGreaterThanOrEqual(15)
    },
  )

  it('would be noticed if it did', async () => {
    await page.goto('/')
    happened.length = 0
    await page.evaluate(`document.body.innerHTML = '<img src="//${CANARY}/x.png"><p onclick="x()">'`)
    await page.waitForFunction('document.images[0].complete')
    expect(happened.length).toBeGreaterThan(0)
    expect(await lookInto(page.mainFrame())).toHaveLength(2)
  })

  /** Puts the words into every field of everything, and gives the pages that show some of it. */
  async function fill(words: string): Promise<readonly Look[]> {
    const { db, links } = site.context
    const list = await newList(words)
    const sequence = await publishSeries(list, words)
    const [ana, ben, cleo] = await people(list, words)
    await sendIssue(list, words)
    await comesBack(words)
    const request = await db
      .insertInto('consents')
      .values({ subscription_id: ben, kind: 'requested', text: words, source: words, at: site.clock.now })
      .returning('id')
      .executeTakeFirstOrThrow()
    const asked = { state: 'pending', request_id: request.id, requested_name: words } as const
    await db.updateTable('subscriptions').set(asked).where('id', '=', ben).execute()
    await site.app.request(new URL(links.unsubscribe(cleo)).pathname, {
      method: 'POST',
      headers: hostileHeaders(words),
    })
    await db.updateTable('subscriptions').set({ left_reason: words }).where('id', '=', cleo).execute()
    return await looksAt({ list, sequence, words, ana, ben, cleo, request: request.id })
  }

  async function newList(words: string): Promise<ListRow> {
    const made = await createList(site.context, { name: `List ${site.clock.now}` })
    if (made.kind === 'problem') throw new Error(made.message)
    const logo = { url: PICTURE, darkUrl: PICTURE, alt: words, width: 20, height: 20 }
    await restyleList(site.context, made.list.name, {
      theme: { ...plainTheme, brand: words, footer: words, logo },
    })
    const field = { key: 'city', label: words, kind: 'text', options: [], required: false }
    const choice = {
      key: 'topic',
      label: words,
      kind: 'choice',
      options: [words, `${words}2`],
      required: false,
    }
    await updateList(site.context.db, made.list.id, {
      name: `${words} ${made.list.id}`,
      from_name: words,
      postal_address: words,
      consent_text: words,
      footer_note: words,
      fields: toJson([field, choice]),
      listed: 1,
      archive: 1,
      opt_in: 'auto',
    })
    return { ...made.list, name: `${words} ${made.list.id}` }
  }

  async function publishSeries(list: ListRow, words: string): Promise<number> {
    const lines = riverParagraphs.map(
      (paragraph, index) => `${paragraph}\n\n${words.slice(index * 90, index * 90 + 400)}`,
    )
    const text = `A river ${words}\n\n${lines.join('\n\n')}\n`
    const read = readCopy(Buffer.from(text), 'river.txt')
    if (read.kind !== 'read') throw new Error(read.kind)
    const { document, source, sha256, format, title } = read.article
    const voice = {
      signer: 'Maya',
      greeting: 'Hi,',
      greetingWithoutName: 'Hello,',
      ps: null,
      link: null,
      offerUrl: null,
    }
    const article = { title, language: 'en', format, sha256, url: null }
    const drafted = draftSeries({ document, article, voice })
    if (drafted.kind !== 'drafted') throw new Error(drafted.message)
    const series = {
      key: `s${list.id}`,
      name: words,
      list: null,
      rhythm: defaultRhythm,
      draft: drafted.draft,
      source,
    }
    const planned = await planPublication(site.context, { series, listName: list.name, enrolExisting: false })
    if (planned.kind === 'problem') throw new Error(planned.message)
    return (await publishSequence(site.context, planned.publication)).sequence.id
  }

  /** Three of them, who say those words of themselves, with a browser that says them too. */
  async function people(list: ListRow, words: string): Promise<readonly [number, number, number]> {
    const address = `emil-${list.id}@example.com`
    await site.app.request(`/subscribe/${list.slug}`, {
      method: 'POST',
      body: new URLSearchParams({ address }),
      headers: hostileHeaders(words),
    })
    const ids: number[] = []
    for (const name of ['ana', 'ben', 'cleo']) {
      ids.push((await insertReader(site.context, list.id, `${name}-${list.id}@example.com`)).subscription)
    }
    const fields = toJson({ city: words, topic: words })
    await site.context.db.updateTable('subscribers').set({ name: words, fields }).execute()
    await site.context.db.updateTable('subscriptions').set({ confirmed_at: site.clock.now }).execute()
    const [ana = 0, ben = 0, cleo = 0] = ids
    return [ana, ben, cleo]
  }

  /** What a header can carry of the words. */
  function hostileHeaders(words: string): Record<string, string> {
    const value = words.replaceAll(/[^\x20-\x7E]/g, '').trim()
    const names = [
      'User-Agent',
      'Accept-Language',
      'Referer',
      'X-Forwarded-For',
      'Forwarded',
      'Origin',
      'Cookie',
      'Host',
    ]
    return Object.fromEntries(names.map((name) => [name, value]))
  }

  async function sendIssue(list: ListRow, words: string): Promise<void> {
    const planned = await planIssue(site.context, {
      name: words,
      letter: hostileLetter(words),
      listName: list.name,
      time: 'now',
    })
    if (planned.kind === 'problem') throw new Error(planned.message)
    await scheduleIssue(site.context, planned.plan)
    site.clock.advance(HOUR)
    await drain(site.context, worker)
  }

  /** A provider speaks of the newest mail, in those words. */
  async function comesBack(words: string): Promise<void> {
    const { context: ctx } = site
    const { id } = await ctx.read
      .selectFrom('deliveries')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const bounce = { type: 'Transient', subType: words, message: words, diagnosticCode: [words] }
    await storeWebhook(ctx, {
      type: 'bounced',
      delivery: id,
      to: words,
      data: { subject: words, bounce, from: words },
    })
    await applyEvents(ctx)
    await ctx.db.updateTable('attempts').set({ reason: words }).execute()
  }

  interface Filled {
    readonly list: ListRow
    readonly sequence: number
    readonly words: string
    readonly ana: number
    readonly ben: number
    readonly cleo: number
    readonly request: number
  }

  async function looksAt({
    list,
    sequence,
    words,
    ana,
    ben,
    cleo,
    request,
  }: Filled): Promise<readonly Look[]> {
    const { links, read } = site.context
    await site.app.request(new URL(links.preferences(ana)).pathname, {
      method: 'POST',
      body: new URLSearchParams({ action: 'address', address: `new-${ana}@example.com` }),
    })
    await sendAllDue(site)
    const mail = await read
      .selectFrom('deliveries')
      .selectAll()
      .where('subscription_id', '=', ana)
      .where('state', '=', 'submitted')
      .where('kind', '=', 'step')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const change = await read
      .selectFrom('address_changes')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const left = await read
      .selectFrom('consents')
      .select('id')
      .where('kind', '=', 'withdrawn')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const issue = /href="(\/archive\/[^"/]+\/[^".]+)"/.exec(
      await (await site.app.request(`/archive/${list.slug}`)).text(),
    )?.[1]
    const captured = (await site.captured.list()).at(-1)?.id ?? ''
    const path = (url: string) => new URL(url).pathname
    const preferences = path(links.preferences(ana))
    const typed = {
      address: words,
      name: words,
      'field-city': words,
      'field-topic': words,
      list: words,
      zone: words,
    }
    return [
      { path: `/subscribe/${list.slug}` },
      { path: `/subscribe/${list.slug}`, form: typed },
      {
        path: `/subscribe/${list.slug}`,
        form: { ...typed, address: 'x@gmial.com', name: 'x', 'field-topic': '' },
      },
      { path: preferences },
      { path: `${preferences}?view=you` },
      { path: preferences, form: { action: 'you', name: `${words}\n`, 'field.city': words, zone: words } },
      { path: preferences, form: { action: 'address', address: words } },
      { path: preferences, form: { action: words, series: words } },
      { path: path(links.address(ana, change.id)) },
      { path: path(links.unsubscribe(ana)) },
      { path: path(links.unsubscribe(cleo)), form: { action: 'why', reason: words, note: words } },
      { path: path(links.unsubscribe(cleo)) },
      { path: path(links.undo(cleo, left.id)) },
      { path: '/unsubscribe', form: { address: words } },
      { path: path(links.view(ana, mail.id)) },
      { path: `/archive/${list.slug}` },
      { path: issue ?? '/no-issue' },
      { path: '/review' },
      { path: `/review/${sequence}` },
      { path: `/review/${sequence}/emails/1` },
      { path: '/captured' },
      { path: `/captured/${captured}` },
      { path: `/captured/${captured}/html` },
      // Last: its script confirms as soon as the page is seen.
      { path: path(links.confirm(ben, request)) },
    ]
  }
})

/** A letter whose article holds the words in every kind of block, and links that lead where no link may. */
function hostileLetter(words: string): Letter {
  const source = (text: string) => ({ text, origin: 'source' as const })
  const inlines: Inline[] = [
    { text: words, marks: ['strong'] },
    { text: words, marks: ['code'], href: 'javascript:window.ran=1' },
    { text: words, marks: [], href: `https://example.com/?${words}` },
    { text: words, marks: [], href: `data:text/html,${words}` },
  ]
  const text = words.repeat(4)
  const sentence = (id: string) => ({ id, text, inlines, origin: 'source' as const, span: null })
  const blocks: readonly Block[] = [
    { kind: 'heading', id: 'h', level: 2, sentences: [sentence('h:0')] },
    { kind: 'paragraph', id: 'p', sentences: [sentence('p:0')] },
    { kind: 'code', id: 'c', language: words, sentences: [sentence('c:0')] },
    {
      kind: 'list',
      id: 'l',
      ordered: false,
      items: [{ label: words, sentences: [sentence('l:0')], children: [] }],
    },
    { kind: 'table', id: 't', rows: [[sentence('t:0')], [sentence('t:1')]] },
    { kind: 'image', id: 'i', url: 'javascript:window.ran=1', sentences: [sentence('i:0')] },
  ]
  return {
    ...buildLetter('issue', 'Spring'),
    subject: source(words),
    preview: source(words),
    greeting: null,
    opener: source(words),
    body: [...blocks, { kind: 'quote', id: 'q', blocks }],
    tip: source(words),
    cta: {
      kind: 'link',
      label: source(words),
      url: { text: `https://example.com/?${words}`, origin: 'source' },
    },
    signoff: source(words),
    ps: source(words),
    links: [{ step: words, label: words }],
  }
}
