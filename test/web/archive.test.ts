import { parseJsonFeed, parseRssFeed } from 'feedsmith'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ListRow, updateList } from '../../db/lists.ts'
import { planIssue, scheduleIssue } from '../../src/actions/schedule-issue.ts'
import type { Letter } from '../../src/core/mail/letter.ts'
import { drain } from '../../src/worker/worker.ts'
import { HOUR } from '../support/context.ts'
import { importPeople } from '../support/imported.ts'
import { buildLetter, makeList, publishSteps, worker } from '../support/published.ts'
import { linkIn, openSite, type Site } from './site.ts'

const PEOPLE = ['ana@example.com', 'ben.carter@example.com', 'chloe@example.com']

let site: Site
let list: ListRow
beforeEach(async () => {
  site = await openSite()
  list = site.list
  await importPeople(site.context, list, PEOPLE)
  await site.context.db.updateTable('subscribers').set({ name: 'Zebedee Quill' }).execute()
  await updateList(site.context.db, list.id, { archive: 1, postal_address: '1 Willow Lane' })
})
afterEach(() => site.close())

const own = (text: string) => ({ text, origin: 'own' as const })

/** A letter that names its reader wherever it can. */
function personalLetter(subject = 'Spring for {{ first_name }} & <friends>'): Letter {
  const letter = buildLetter('issue', subject)
  return {
    ...letter,
    preview: own('To {{ email }} with love'),
    opener: own('Dear {{ name }}, you are {{ email }}.'),
    cta: {
      kind: 'link',
      label: own('For {{ first_name }}'),
      url: own('https://example.com/?to={{ email }}'),
    },
    ps: own('P.S. {{ name }}'),
  }
}

/** Schedules an issue and lets its time come. */
async function sendIssue(letter = personalLetter(), name = 'Spring is here'): Promise<number> {
  const planned = await planIssue(site.context, { name, letter, listName: list.name, time: 'now' })
  if (planned.kind === 'problem') throw new Error(planned.message)
  const { sequence } = await scheduleIssue(site.context, planned.plan)
  site.clock.advance(HOUR)
  await drain(site.context, worker)
  return sequence.id
}

async function get(path: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = await site.app.request(path, { headers })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

describe('the archive of a list', () => {
  it('lists what went out, newest first, at addresses of words', async () => {
    const first = await sendIssue()
    const second = await sendIssue(buildLetter('issue', 'Über Flüsse'), 'Über Flüsse')
    const { status, text } = await get('/archive/weekly-tips')
    expect(status).toBe(200)
    const paths = [...text.matchAll(/href="(\/archive\/weekly-tips\/[^".]+)"/g)].map((match) => match[1])
    expect(paths).toEqual([
      `/archive/weekly-tips/uber-flusse-${second}`,
      `/archive/weekly-tips/spring-is-here-${first}`,
    ])
    expect(text).toContain('Spring for &amp; &lt;friends&gt;')
  })

  it('has nothing that is still to come, was cancelled, reached nobody, or is of a series', async () => {
    await publishSteps(site.context, list, { key: 'series' })
    const at = site.clock.now + 48 * HOUR
    const schedule = { kind: 'at', at } as const
    await publishSteps(site.context, list, { key: 'later', kind: 'issue', steps: ['issue'], schedule })
    const cancelled = await sendIssue()
    const { db } = site.context
    await db.updateTable('sequences').set({ state: 'cancelled' }).where('id', '=', cancelled).execute()
    const nobody = await sendIssue(buildLetter('issue', 'Lost'), 'Lost')
    await db.updateTable('deliveries').set({ state: 'failed' }).where('sequence_id', '=', nobody).execute()
    const { text } = await get('/archive/weekly-tips')
    expect(text).toContain('Nothing has gone out yet.')
    expect(text).not.toMatch(/href="\/archive\/weekly-tips\/[^".]+"/)
    for (const path of [`spring-is-here-${cancelled}`, `lost-${nobody}`])
      expect((await get(`/archive/weekly-tips/${path}`)).status).toBe(404)
  })

  it('is not there for a list that did not opt in, nor for a sensitive one', async () => {
    const id = await sendIssue()
    const paths = ['', '/feed.xml', '/feed.json', `/spring-is-here-${id}`].map(
      (rest) => `/archive/weekly-tips${rest}`,
    )
    for (const path of paths) expect([path, (await get(path)).status]).toEqual([path, 200])
    for (const change of [{ archive: 0 as const }, { archive: 1 as const, sensitive: 1 as const }]) {
      await updateList(site.context.db, list.id, change)
      for (const path of paths) expect([path, (await get(path)).status]).toEqual([path, 404])
    }
  })

  it('shows an issue under its own list and its own words only', async () => {
    const id = await sendIssue()
    const other = await makeList(site.context, 'Other news')
    await updateList(site.context.db, other.id, { archive: 1 })
    for (const path of [
      `/archive/other-news/spring-is-here-${id}`,
      `/archive/weekly-tips/rude-words-${id}`,
      `/archive/weekly-tips/${id}`,
      `/archive/weekly-tips/spring-is-here-${id}x`,
      `/archive/weekly-tips/spring-is-here-0${id}`,
      '/archive/nothing',
      '/archive',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404])
  })

  it('holds nobody’s address, name or link, on no page and in no feed', async () => {
    const id = await sendIssue()
    const mail = await site.captured.list()
    expect(mail).toHaveLength(3)
    const tokens = mail.flatMap((one) =>
      (['unsubscribe', 'view'] as const).map((page) => linkIn(one, page).split('/').at(-1) ?? ''),
    )
    const secrets = [...PEOPLE, ...PEOPLE.map(encodeURIComponent), 'Zebedee', 'Quill', ...tokens]
    for (const one of mail) expect(secrets.some((secret) => one.message.html.includes(secret))).toBe(true)
    for (const path of ['', `/spring-is-here-${id}`, '/feed.xml', '/feed.json']) {
      const { text } = await get(`/archive/weekly-tips${path}`)
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
      expect(text).not.toMatch(/\/(unsubscribe|preferences|view|undo|click|open|confirm)\/\w/)
      expect(text).not.toContain('{{')
    }
  })

  it('leads to the sign-up and to the other letters where its reader had the way out', async () => {
    const id = await sendIssue()
    const { text } = await get(`/archive/weekly-tips/spring-is-here-${id}`)
    expect(text).toMatch(/<a[^>]* href="http:\/\/localhost:3000\/subscribe\/weekly-tips">Subscribe<\/a>/)
    expect(text).toMatch(/<a[^>]* href="http:\/\/localhost:3000\/archive\/weekly-tips">All letters<\/a>/)
    expect(text).not.toContain('>Unsubscribe<')
  })

  it('heads an issue with its subject and its day, in the list’s language and zone, and greets nobody', async () => {
    await updateList(site.context.db, list.id, { language: 'de', zone: 'Pacific/Kiritimati' })
    const id = await sendIssue()
    const { text } = await get(`/archive/weekly-tips/spring-is-here-${id}`)
    expect(text).toContain('<h1 dir="auto">Spring for &amp; &lt;friends&gt;</h1>')
    expect(text.match(/<h1/g)).toHaveLength(1)
    expect(text).toContain('<time datetime="2026-11-30T10:05:00.000Z">1. Dezember 2026</time>')
    const [mail] = await site.captured.list()
    expect(mail?.message.html).toContain('Hi Zebedee,')
    expect(text).not.toContain('Hello,')
  })

  it('runs no script, shows a letter in an origin of its own, and may be kept for five minutes', async () => {
    const id = await sendIssue()
    const issue = await get(`/archive/weekly-tips/spring-is-here-${id}`)
    expect(issue.headers.get('Content-Security-Policy')).toMatch(/^sandbox .*default-src 'none'/)
    expect(issue.headers.get('Link')).toBe(
      `<http://localhost:3000/archive/weekly-tips/spring-is-here-${id}>; rel="canonical"`,
    )
    const index = await get('/archive/weekly-tips')
    expect(index.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(index.headers.get('Content-Security-Policy')).not.toContain('script-src')
    for (const { headers, text } of [issue, index]) {
      expect(headers.get('Cache-Control')).toBe('public, max-age=300')
      expect(text).not.toContain('<script')
    }
    expect((await get('/archive/weekly-tips/nothing-99')).headers.get('Cache-Control')).toBe('no-store')
  })

  it('answers 304 to whoever has it already, with the same policy', async () => {
    const id = await sendIssue()
    for (const rest of ['', `/spring-is-here-${id}`, '/feed.xml', '/feed.json']) {
      const whole = await get(`/archive/weekly-tips${rest}`)
      const tag = whole.headers.get('ETag') ?? ''
      const again = await get(`/archive/weekly-tips${rest}`, { 'If-None-Match': tag })
      expect([rest, again.status, again.text]).toEqual([rest, 304, ''])
      for (const name of ['Content-Security-Policy', 'Cache-Control', 'X-Frame-Options', 'Link'])
        expect([rest, name, again.headers.get(name)]).toEqual([rest, name, whole.headers.get(name)])
    }
  })

  it('says it in the language of the list', async () => {
    await updateList(site.context.db, list.id, { language: 'fr' })
    const id = await sendIssue()
    const index = await get('/archive/weekly-tips', { 'Accept-Language': 'es' })
    expect(index.text).toContain('<html lang="fr"')
    expect(index.text).toContain('toutes les lettres')
    expect((await get(`/archive/weekly-tips/spring-is-here-${id}`)).text).toContain('>S’inscrire</a>')
  })

  it('turns its pages', async () => {
    const first = await sendIssue(buildLetter('issue', 'The first'), 'The first')
    const { db } = site.context
    const sequence = await db
      .selectFrom('sequences')
      .selectAll()
      .where('id', '=', first)
      .executeTakeFirstOrThrow()
    for (let copy = 1; copy <= 55; copy++) {
      const { id: _, ...row } = sequence
      await db
        .insertInto('sequences')
        .values({ ...row, key: `copy-${copy}`, closes_at: (row.closes_at ?? 0) - copy })
        .execute()
    }
    const count = async (query: string) =>
      ((await get(`/archive/weekly-tips${query}`)).text.match(/<li>/g) ?? []).length
    expect(await count('')).toBe(50)
    expect((await get('/archive/weekly-tips')).text).toContain('href="/archive/weekly-tips?page=2"')
    expect(await count('?page=2')).toBe(6)
    expect((await get('/archive/weekly-tips?page=2')).text).toContain('Newer letters')
    expect(await count('?page=-1')).toBe(50)
  })
})

describe('the feeds of an archive', () => {
  it('are RSS 2.0 that names itself, and JSON Feed 1.1, of the same issues', async () => {
    const id = await sendIssue()
    const rss = await get('/archive/weekly-tips/feed.xml')
    expect(rss.headers.get('Content-Type')).toBe('application/rss+xml; charset=utf-8')
    const channel = parseRssFeed(rss.text)
    const url = `http://localhost:3000/archive/weekly-tips/spring-is-here-${id}`
    expect(channel).toMatchObject({
      title: 'Weekly tips',
      link: 'http://localhost:3000/archive/weekly-tips',
      atom: { links: [{ href: 'http://localhost:3000/archive/weekly-tips/feed.xml', rel: 'self' }] },
    })
    expect(channel.items).toHaveLength(1)
    expect(channel.items?.[0]).toMatchObject({
      title: 'Spring for & <friends>',
      link: url,
      guid: { value: url, isPermaLink: true },
      description: 'To with love',
    })
    const json = await get('/archive/weekly-tips/feed.json')
    expect(json.headers.get('Content-Type')).toBe('application/feed+json; charset=utf-8')
    const feed = parseJsonFeed(json.text)
    expect(JSON.parse(json.text)).toMatchObject({ version: 'https://jsonfeed.org/version/1.1' })
    expect(feed.items?.[0]).toMatchObject({ id: url, url, title: 'Spring for & <friends>' })
    const text = feed.items?.[0]?.content_text ?? ''
    expect(text).toContain('This is Spring for')
    expect(text).not.toContain('1 Willow Lane')
  })

  it('hold each letter whole, as HTML of its own without greeting, script, style block or frame', async () => {
    await sendIssue()
    const rss = parseRssFeed((await get('/archive/weekly-tips/feed.xml')).text)
    const json = parseJsonFeed((await get('/archive/weekly-tips/feed.json')).text)
    const html = rss.items?.[0]?.content?.encoded ?? ''
    expect(json.items?.[0]?.content_html).toBe(html)
    expect(html).toContain('This is Spring for')
    expect(html).toContain('href="https://example.com/?to="')
    expect(html).not.toMatch(/Hello,|<(script|style|html|body|head|img|iframe|form)\b|<!DOCTYPE|Willow Lane/i)
    expect(
      [...html.matchAll(/(?:href|src)="([^"]*)"/g)].filter(([, to = '']) => !/^https?:/.test(to)),
    ).toEqual([])
    expect(json.items?.[0]?.content_text).not.toContain('Hello,')
  })

  it('stay well-formed whatever a marketer typed', async () => {
    const hostile = ']]><x>&amp;"\'</title><script>alert(1)</script> \u{1F600}'
    await sendIssue(buildLetter('issue', hostile), hostile)
    const channel = parseRssFeed((await get('/archive/weekly-tips/feed.xml')).text)
    expect(channel.items?.[0]?.title).toBe(hostile)
    expect(parseJsonFeed((await get('/archive/weekly-tips/feed.json')).text).items?.[0]?.title).toBe(hostile)
    expect((await get('/archive/weekly-tips')).text).not.toContain('<script>')
  })
})

describe('view in browser, after the email is no longer kept', () => {
  it('says so calmly, in the reader’s language, and stays out of search engines', async () => {
    await sendIssue()
    const [mail] = await site.captured.list()
    if (!mail) throw new Error('No mail was captured')
    const path = linkIn(mail, 'view')
    expect((await get(path)).headers.get('X-Robots-Tag')).toBe('noindex')
    await site.context.db.updateTable('deliveries').set({ frozen: null }).execute()
    await site.context.db.updateTable('subscribers').set({ language: 'de' }).execute()
    const { status, text, headers } = await get(path)
    expect(status).toBe(410)
    expect(text).toContain('Diese E-Mail wird nicht mehr aufbewahrt')
    expect(headers.get('X-Robots-Tag')).toBe('noindex')
  })
})
