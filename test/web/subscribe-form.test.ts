import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findListByName } from '../../db/lists.ts'
import { changeList } from '../../src/actions/change-list.ts'
import { createList } from '../../src/actions/create-list.ts'
import type { ListSettings } from '../../src/actions/list-settings.ts'
import { embedForm } from '../../src/core/sign-up/embed-form.ts'
import { linkIn, newestMail, openSite, type Site, sendAllDue } from './site.ts'

const PAGE = '/subscribe/weekly-tips'

describe('the sign-up form', () => {
  let site: Site
  beforeEach(async () => {
    site = await openSite()
  })
  afterEach(async () => {
    await site.close()
  })

  const change = (settings: ListSettings, name = 'Weekly tips') => changeList(site.context, name, settings)
  const get = async (path = PAGE) => await (await site.app.request(path)).text()
  const send = async (body: BodyInit, headers: Record<string, string> = {}) =>
    await site.app.request(PAGE, { method: 'POST', body, headers })
  const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    send(new URLSearchParams({ address: 'ana@example.com', ...fields }), headers)
  const subscriptions = () =>
    site.context.read
      .selectFrom('subscriptions')
      .innerJoin('lists', 'lists.id', 'subscriptions.list_id')
      .select(['lists.name', 'requested_name', 'requested_profile', 'browser_hash'])
      .orderBy('subscriptions.id')
      .execute()

  it('asks what the marketer wants to know, keeps what was typed, and ties each fault to its field', async () => {
    await change({ field: ['city=Where do you live?', 'topic*=Topic | Sleep & rest | Work'] })
    expect(await get()).toContain('Where do you live? (optional)')
    const faulty = await post({ 'field-city': 'Bonn', 'field-topic': 'Chess' })
    const text = await faulty.text()
    expect(faulty.status).toBe(422)
    expect(text).toMatch(/<input id="field-city"[^>]* value="Bonn"/)
    expect(text).toMatch(
      /<select id="field-topic"[^>]*aria-describedby="field-topic-error" aria-invalid="true"/,
    )
    expect((await post({ 'field-topic': 'Sleep & rest' })).status).toBe(200)
    expect((await subscriptions())[0]?.requested_profile).toContain('"topic":"Sleep & rest"')
  })

  it('offers the listed lists where its own is listed, and none else, whatever is posted', async () => {
    for (const name of ['News', 'Secret']) await createList(site.context, { name, listed: name === 'News' })
    expect(await get()).not.toContain('value="news"')
    await change({ listed: true })
    const page = await get()
    expect(page).toContain('value="news"')
    expect(page).not.toContain('value="secret"')
    const body = new URLSearchParams([
      ['address', 'ana@example.com'],
      ['list', 'news'],
      ['list', 'secret'],
      ['list', '__proto__'],
    ])
    expect((await send(body)).status).toBe(200)
    expect((await subscriptions()).map(({ name }) => name)).toEqual(['Weekly tips', 'News'])
  })

  it('takes the time zone of the browser, and leaves one that there is not', async () => {
    expect(await get()).toContain('<script src="/sign-up.js?v=')
    await post({ zone: 'Mars/Base' })
    await post({ address: 'ben@example.com', zone: 'Asia/Tokyo' })
    expect((await subscriptions()).map((row) => row.requested_profile)).toEqual([
      null,
      '{"zone":"Asia/Tokyo","language":null,"fields":{}}',
    ])
  })

  it('speaks the language of the list, or that of the browser where we have no words in it', async () => {
    await change({ language: 'fr' })
    expect(await get()).toContain('Adresse e-mail')
    await change({ language: 'pt' })
    const answer = await site.app.request(PAGE, { headers: { 'Accept-Language': 'de' } })
    const text = await answer.text()
    expect(text).toContain('<html lang="de" dir="ltr">')
    expect(text).toContain('E-Mail-Adresse')
    expect(text).toContain('<h1 lang="pt" dir="auto">')
  })

  it('shows the new text first to somebody whose form still has the old one', async () => {
    await change({ consentText: 'Yes, and something more.' })
    const answer = await post({ consent: '1' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('The text above has changed')
    expect(await subscriptions()).toEqual([])
    expect((await post({ consent: '2' })).status).toBe(200)
  })

  it('works from another site as the form that is printed for it, and records where it stood', async () => {
    await change({ field: ['city*=City'] })
    const list = await findListByName(site.context.read, 'Weekly tips')
    const html = embedForm({
      action: `${site.context.settings.publicUrl}${PAGE}`,
      language: 'en',
      consentText: 'Yes & <yes>',
      consentVersion: list?.consent_version ?? 0,
      fields: JSON.parse(list?.fields ?? ''),
      sender: { name: 'Willow & Co', postalAddress: null },
      privacyUrl: null,
      imprintUrl: null,
      counted: { clicks: false, opens: false },
    })
    expect(html).toContain('<p>Yes &amp; &lt;yes&gt;</p>')
    const names = [...html.matchAll(/ name="([^"]+)"/g)].map((match) => match[1])
    expect(names).toEqual(['address', 'name', 'field-city', 'website', 'consent'])
    const from = { Origin: 'https://blog.example', 'Sec-Fetch-Site': 'cross-site' }
    expect((await post({ 'field-city': 'Bonn', consent: '1', website: '' }, from)).status).toBe(200)
    const consent = await site.context.read.selectFrom('consents').selectAll().executeTakeFirstOrThrow()
    expect(consent.source).toBe(
      'http://localhost:3000/subscribe/weekly-tips (a form at https://blog.example)',
    )
  })

  it('takes the other lists and the time zone as the documentation has them added', async () => {
    await createList(site.context, { name: 'News', listed: true })
    await change({ listed: true })
    const documentation = readFileSync(
      join(import.meta.dirname, '../../docs/put-the-form-on-your-site.md'),
      'utf8',
    )
    const [, html = ''] = /```html\n(.*?)```/s.exec(documentation) ?? []
    const [, box = '', slug = ''] = /type="checkbox" name="([^"]+)" value="([^"]+)"/.exec(html) ?? []
    const [, field = '', script = ''] =
      /type="hidden" name="([^"]+)">\s*<script>(.*?)<\/script>/s.exec(html) ?? []
    const input = { value: '' }
    runInNewContext(script, { document: { currentScript: { previousElementSibling: input } } })
    expect(input.value).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone)
    const from = { Origin: 'https://blog.example', 'Sec-Fetch-Site': 'cross-site' }
    await post({ [box]: slug, [field]: 'Europe/Dublin' }, from)
    expect((await subscriptions()).map(({ name }) => name)).toEqual(['Weekly tips', 'News'])
    expect((await subscriptions())[0]?.requested_profile).toContain('"zone":"Europe/Dublin"')
  })

  it('says what an address looks like, why one is not taken, and asks for a missing ending', async () => {
    const said = async (address: string) => await (await post({ address })).text()
    expect(await said('')).toContain('Please enter your email address.')
    expect(await said('ana')).toContain('Please write it as in this example: ana@example.com.')
    expect(await said('josé@example.com')).toContain('without accents')
    const asked = await said('ana@gmail')
    expect(asked).toContain('<h1>Did you mean ana@gmail.com?</h1>')
    expect(asked).not.toContain('No, keep')
    expect(asked).toContain('No: write it again')
    expect(await subscriptions()).toEqual([])
    await post({ address: 'ana@gmail', meant: 'ana@gmail.com' })
    expect(await subscriptions()).toHaveLength(1)
  })

  it('sets the same kind of cookie on every answer, which tells nothing', async () => {
    const answers = [
      await post({}),
      await post({}),
      await post({ address: 'no' }),
      await post({ address: 'bot@example.com', website: 'x' }),
    ]
    for (const answer of answers) {
      const cookie = answer.headers.get('Set-Cookie')
      expect(cookie).toMatch(/^rivulet_browser=[0-9a-z]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
    }
  })

  const hostile: [string, () => [BodyInit, Record<string, string>?]][] = [
    ['a megabyte', () => [new URLSearchParams({ address: 'a'.repeat(1_000_000) })]],
    ['a file in a field', () => [fileForm()]],
    ['a field given twice', () => [new URLSearchParams('address=a@example.com&address=b@example.com')]],
    ['a name in another charset', () => ['address=ana%40example.com&name=Andr%E9', form]],
    ['a broken percent sign', () => ['address=%E0%A4%A', form]],
    [
      'a name with a line break',
      () => [new URLSearchParams({ address: 'ana@example.com', name: 'A\r\nBcc: b' })],
    ],
    ['JSON', () => ['{"address":"ana@example.com"}', { 'Content-Type': 'application/json' }]],
    ['a boundary that never comes', () => ['--x', { 'Content-Type': 'multipart/form-data; boundary=y' }]],
  ]
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

  function fileForm(): FormData {
    const body = new FormData()
    body.set('address', new File(['ana@example.com'], 'a.txt'))
    return body
  }

  it.each(hostile)('says what is wrong with %s, and keeps nothing', async (_, make) => {
    const [body, headers] = make()
    const answer = await send(body, headers)
    expect([413, 422]).toContain(answer.status)
    expect(await answer.text()).toMatch(/The form was larger|class="error"/)
    expect(await subscriptions()).toEqual([])
  })

  it('takes words of a template language for a name like any other, and never evaluates them', async () => {
    const name = ['{{ list_name }}', '$', '{1} <%= 2 %>'].join('')
    await post({ name })
    await sendAllDue(site)
    await site.app.request(linkIn(await newestMail(site), 'confirm'), { method: 'POST' })
    const person = await site.context.read.selectFrom('subscribers').select('name').executeTakeFirstOrThrow()
    expect(person.name).toBe(name)
  })
})

describe('a confirmation', () => {
  let site: Site
  beforeEach(async () => {
    site = await openSite()
  })
  afterEach(async () => {
    await site.close()
  })

  async function askAs(address: string): Promise<{ link: string; cookie: string }> {
    const answer = await site.app.request(PAGE, { method: 'POST', body: new URLSearchParams({ address }) })
    await sendAllDue(site)
    const cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    return { link: linkIn(await newestMail(site), 'confirm'), cookie }
  }
  const state = async () =>
    (await site.context.read.selectFrom('subscriptions').select('state').executeTakeFirstOrThrow()).state

  it('happens at once for the browser that asked, and by a button for any other', async () => {
    const { link, cookie } = await askAs('ana@example.com')
    const ways: [string, Record<string, string>][] = [
      ['GET', {}],
      ['GET', { Cookie: 'rivulet_browser=another' }],
      ['HEAD', { Cookie: cookie }],
      ['OPTIONS', { Cookie: cookie }],
      ['GET', { Cookie: cookie, 'Sec-Purpose': 'prefetch;prerender' }],
      ['GET', { Cookie: cookie, Purpose: 'prefetch' }],
      ['GET', { Cookie: cookie, 'X-Moz': 'prefetch' }],
    ]
    for (const [method, headers] of ways) {
      await site.app.request(link, { method, headers })
      expect([method, headers, await state()]).toEqual([method, headers, 'pending'])
    }
    const answer = await site.app.request(link, { headers: { Cookie: cookie } })
    expect(await answer.text()).toContain('You are in.')
    expect(await state()).toBe('confirmed')
  })

  it('is not at once where another browser asked for the same mail', async () => {
    const first = await site.app.request(PAGE, {
      method: 'POST',
      body: new URLSearchParams({ address: 'ana@example.com' }),
    })
    const { link } = await askAs('ana@example.com')
    const cookie = first.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    await site.app.request(link, { headers: { Cookie: cookie } })
    expect(await state()).toBe('pending')
  })

  it('has a script only where the list says so, and no other page has it', async () => {
    const { link } = await askAs('ana@example.com')
    expect(await (await site.app.request(link)).text()).not.toContain('<script')
    await changeList(site.context, 'Weekly tips', { optIn: 'auto' })
    const answer = await site.app.request(link)
    const text = await answer.text()
    expect(text).toContain('<script src="/confirm.js?v=')
    expect(text).toContain('please close it')
    expect(answer.headers.get('Content-Security-Policy')).toContain("script-src 'self'")
    expect(await state()).toBe('pending')
    await site.app.request(link, { method: 'POST' })
    expect(await (await site.app.request(link)).text()).not.toContain('<script')
  })
})
