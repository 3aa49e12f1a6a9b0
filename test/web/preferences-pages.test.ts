import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toJson } from '../../db/json.ts'
import { updateList } from '../../db/lists.ts'
import { updateSubscriber } from '../../db/subscribers.ts'
import { readerLanguages } from '../../src/core/language/reader-language.ts'
import { preferencesWords } from '../../src/web/words/preferences-words.ts'
import { DAY } from '../support/context.ts'
import { openPreferences } from './preferences-scene.ts'
import { newestMail, openSite, type Site, sendAllDue, stateOf } from './site.ts'

let site: Site
let path: string
beforeEach(async () => {
  site = await openSite()
  path = await openPreferences(site)
})
afterEach(() => site.close())

interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Headers
}

async function get(url: string): Promise<Answer> {
  const answer = await site.app.request(url)
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

async function post(fields: Readonly<Record<string, string>>, url = path): Promise<Answer> {
  const answer = await site.app.request(url, { method: 'POST', body: new URLSearchParams(fields) })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

const status = ({ text }: Answer) => /<p class="said[^"]*" role="(\w+)">(.*?)<\/p>/.exec(text)?.slice(1, 3)
const pace = { action: 'pace', subscription: '1', pace: 'planned', pause: 'none', until: '' }

describe('the page of the preferences', () => {
  it('shows what comes next, what came, and how far each series is', async () => {
    const { text, headers } = await get(path)
    expect(headers.get('X-Robots-Tag')).toBe('noindex')
    // As the emails say it: “Part 1 of 5”, after a welcome.
    expect(text).toContain('1 of 5 parts')
    expect(text).toContain('Your emails so far (2)')
    expect(text).toContain('Tuesday, 15 December 2026 at 09:00 (UTC)')
    const [link] = /\/view\/[\w-]+/.exec(text) ?? []
    expect((await get(link ?? '')).status).toBe(200)
  })

  it('answers each form with itself, and says what was done', async () => {
    const forms: [Record<string, string>, string][] = [
      [{ ...pace, pace: 'monthly' }, 'Saved.'],
      [
        { ...pace, series: '2', until: '2027-01-15' },
        'Nothing from “A series” comes before 15 January 2027.',
      ],
      [{ ...pace, until: '2027-01-15' }, 'Nothing from “Weekly tips” comes before 15 January 2027.'],
      [{ action: 'off', subscription: '1', series: '2' }, '“A series” is off.'],
      [{ action: 'on', subscription: '1', series: '2' }, '“A series” is on again.'],
      [{ action: 'join', list: '2', consent: '1' }, 'You are in: you get Notes from the garden.'],
      [{ action: 'leave', subscription: '1' }, 'You have left Weekly tips.'],
    ]
    for (const [fields, said] of forms) {
      const answer = await post(fields)
      expect([fields.action, answer.status]).toEqual([fields.action, 200])
      expect(status(answer)?.[0]).toBe('status')
      expect(status(answer)?.[1]).toContain(said)
      expect(answer.text).toContain('<h1>What you get</h1>')
      expect(answer.headers.get('Location')).toBeNull()
    }
    expect(await stateOf(site, 1)).toBe('ended')
  })

  it('takes a leaving back by the link that it shows then', async () => {
    const { text } = await post({ action: 'leave', subscription: '1' })
    const [undo] = /\/unsubscribe\/undo\/[\w-]+/.exec(text) ?? []
    expect((await get(undo ?? '')).status).toBe(200)
    await post({}, undo)
    expect(await stateOf(site, 1)).toBe('confirmed')
  })

  it('marks the day that cannot be, and leaves the form open with what was typed', async () => {
    const answer = await post({ ...pace, until: '2020-01-01' })
    expect(answer.status).toBe(422)
    expect(status(answer)?.[0]).toBe('alert')
    expect(answer.text).toMatch(
      /<details open=""><summary>Less often, or a pause, for the whole list: Weekly tips/,
    )
    expect(answer.text).toMatch(
      /<input id="until-1"[^>]*aria-describedby="until-1-error until-1-hint" aria-invalid="true"[^>]* value="2020-01-01"/,
    )
  })

  it('asks which of the two is meant where a length and a day are both given', async () => {
    const answer = await post({ ...pace, pace: 'monthly', pause: 'month', until: '2027-01-15' })
    expect([answer.status, status(answer)?.[0]]).toEqual([422, 'alert'])
    expect(answer.text).toContain('You chose a length and a date. Please keep only one of the two.')
    expect(answer.text).toContain('<option value="month" selected="">')
    expect(answer.text).toContain('<option value="monthly" selected="">')
    expect(answer.text).toMatch(/<input id="until-1"[^>]* value="2027-01-15"/)
    expect((await get(path)).text).not.toContain('Paused until')
  })

  it('says that newsletters of a pause are not sent later, and where they can be read', async () => {
    const words = preferencesWords('en')
    const shown = async () => (await get(path)).text
    expect(await shown()).toContain(words.list.missed)
    expect(await shown()).not.toContain('href="/archive/')
    await updateList(site.context.db, site.list.id, { archive: 1 })
    expect(await shown()).toContain(`<a href="/archive/weekly-tips">${words.list.archive}</a>`)
    await updateList(site.context.db, site.list.id, { sensitive: 1 })
    expect(await shown()).not.toContain('href="/archive/')
  })

  it('marks a name that would inject a header, and keeps nothing of the form', async () => {
    const typed = { action: 'you', name: 'Ana\r\nBcc: ben@example.com', language: 'de', zone: '' }
    const answer = await post(typed, `${path}?view=you`)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('id="name-error"')
    expect(answer.text).toContain('<html lang="en" dir="ltr">')
  })

  it('changes its language with the choice, and says so in the new one', async () => {
    const answer = await post({ action: 'you', name: 'Ana', language: 'de', zone: '' }, `${path}?view=you`)
    expect(status(answer)).toEqual(['status', 'Gespeichert. '])
    expect(answer.text).toContain('<html lang="de" dir="ltr">')
    expect((await get(path)).text).toContain('Dienstag, 15. Dezember 2026 um 09:00 (UTC)')
    expect((await get(path)).text).toContain('<h2 id="list-1" lang="en" dir="auto">')
    expect((await get(path)).text).toContain('<bdi lang="en">Weekly tips</bdi> abbestellen')
  })

  it('follows the language of its list, whatever the browser asks for', async () => {
    await updateList(site.context.db, site.list.id, { language: 'fr' })
    const answer = await site.app.request(path, { headers: { 'Accept-Language': 'de' } })
    expect(await answer.text()).toContain('Ce que vous recevez')
  })

  it('shows each zone once and takes it by its city', async () => {
    const { text } = await get(`${path}?view=you`)
    expect(text.match(/<option>(?:Kolkata|Kyiv|Dublin|UTC)<\/option>/g)).toHaveLength(4)
    await post({ action: 'you', name: 'Ana', language: '', zone: 'Kolkata' }, `${path}?view=you`)
    expect((await get(`${path}?view=you`)).text).toContain('<option selected="">Kolkata</option>')
    expect((await get(path)).text).toContain('at 09:00 (Kolkata)')
  })

  it('never shows the address, nor what belongs to somebody else', async () => {
    for (const view of ['', '?view=you']) {
      const { text } = await get(path + view)
      expect(text).toContain('a…@example.com')
      expect(text).not.toContain('ana@example.com')
    }
  })

  it('writes hostile words as words', async () => {
    const hostile = '"><script>alert(1)</script>{{ 7 }}'
    const field = { key: 'x', label: hostile, kind: 'text', options: [], required: false }
    await updateList(site.context.db, site.list.id, { fields: toJson([field]), consent_text: hostile })
    await updateSubscriber(site.context.db, 1, { name: hostile, fields: toJson({ x: hostile }) })
    const shown = [(await get(path)).text, (await get(`${path}?view=you`)).text]
    shown.push((await post({ action: 'address', address: hostile }, `${path}?view=you`)).text)
    for (const text of shown) expect(text).not.toContain('<script')
    expect(shown[1]).toContain('&quot;&gt;&lt;script&gt;')
  })

  it('takes anything that is none of its forms for nothing', async () => {
    const bodies: RequestInit[] = [
      {},
      { body: new URLSearchParams({ action: '__proto__' }) },
      { body: new URLSearchParams({ action: 'leave', subscription: '1e0' }) },
      { body: '{"action":"leave"}', headers: { 'Content-Type': 'application/json' } },
      { body: '--x', headers: { 'Content-Type': 'multipart/form-data; boundary=y' } },
    ]
    for (const body of bodies)
      expect((await site.app.request(path, { method: 'POST', ...body })).status).toBe(422)
    expect(await stateOf(site, 1)).toBe('confirmed')
    expect((await post({ action: 'you', name: 'a'.repeat(17 * 1024) })).status).toBe(413)
  })

  it('says the same of every link that is worth nothing, by whatever method', async () => {
    const foreign = new URL(site.context.links.unsubscribe(1)).pathname.replace('unsubscribe', 'preferences')
    const answers = [
      await get('/preferences/x'),
      await get(foreign),
      await post({ action: 'leave', subscription: '1' }, foreign),
      await get('/preferences/address/x'),
      await post({}, '/preferences/address/x'),
    ]
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(404)
  })

  it('leads to the page where everything can be left, and tells who gets nothing so', async () => {
    expect((await get(path)).text).toContain(`href="${new URL(site.context.links.unsubscribe(1)).pathname}"`)
    const { text } = await post({ action: 'leave', subscription: '1' })
    expect(text).toContain('You are on no list at the moment')
    expect(text).not.toContain('Leave everything')
  })

  it('stays below 30 KB, with every zone, and for somebody in ten series', async () => {
    expect(Buffer.byteLength((await get(`${path}?view=you`)).text)).toBeLessThan(30 * 1024)
    const { text } = await get(path)
    const [series] = /<section class="series".*?<\/section>/s.exec(text) ?? []
    expect(series).toContain('Everyday connection')
    expect(Buffer.byteLength(text) + 8 * Buffer.byteLength(series ?? '')).toBeLessThan(30 * 1024)
  })
})

describe('the page of the preferences, for its reader', () => {
  it('says what counts where both a list and a series of it have a choice', async () => {
    const { text } = await get(path)
    const words = preferencesWords('en')
    expect(text.split(words.series.reach)).toHaveLength(3)
    expect(text.split(words.list.reach)).toHaveLength(2)
  })

  it('folds who writes where lists have several senders', async () => {
    const senders = () => preferencesWords('en').emails.senders
    expect((await get(path)).text).not.toContain(senders())
    await post({ action: 'join', list: '2', consent: '1' })
    await updateList(site.context.db, 2, { from_name: 'Ben' })
    expect((await get(path)).text).toMatch(/<details><summary>Who writes to you<\/summary><div class="who">/)
  })

  it('names each list that they may join', async () => {
    expect((await get(path)).text).toMatch(/<h3[^>]*>Notes from the garden<\/h3><p[^>]*>Yes, send me Notes/)
  })

  it.each([
    ['de', 'Wie die Liste (Englisch)'],
    ['fr', 'Comme la liste (anglais)'],
    ['es', 'Como la lista (inglés)'],
  ])('names the language of the list in the words of the page: %s', async (language, words) => {
    await post({ action: 'you', name: 'Ana', language, zone: '' }, `${path}?view=you`)
    expect((await get(`${path}?view=you`)).text).toContain(`<option value="">${words}</option>`)
  })

  it('keeps what runs from right to left from moving the words beside it', async () => {
    await updateList(site.context.db, site.list.id, { name: 'טיפים', language: 'he' })
    const { text } = await get(path)
    expect(text).toContain('<h2 id="list-1" lang="he" dir="auto">טיפים</h2>')
    expect(text).toContain('Leave <bdi lang="he">טיפים</bdi>')
    expect(text).toContain('aria-label="Less often, or a pause, for the whole list: \u2068טיפים\u2069"')
    const left = await post({ action: 'leave', subscription: '1' })
    expect(status(left)?.[1]).toContain('You have left \u2068טיפים\u2069.')
  })
})

describe('the page of a new address', () => {
  const wishes = () => site.context.read.selectFrom('address_changes').select('address').execute()

  it('asks whether another address was meant, once, and takes either answer', async () => {
    const form = { action: 'address', address: 'ana@gmial.com' }
    const asked = await post(form, `${path}?view=you`)
    expect([asked.status, await wishes()]).toEqual([422, []])
    expect(asked.text).toContain('Did you mean ana@gmail.com?')
    const answers = [...asked.text.matchAll(/<button[^>]*>([^<]*@[^<]*)<\/button>/g)].map(
      ([, words]) => words,
    )
    expect(answers).toEqual(['Yes, use ana@gmail.com', 'No, keep ana@gmial.com'])
    await post({ ...form, kept: 'ana@gmial.com' }, `${path}?view=you`)
    site.clock.advance(2 * DAY)
    await post({ ...form, meant: 'ana@gmail.com' }, `${path}?view=you`)
    expect(await wishes()).toEqual([{ address: null }, { address: 'ana@gmail.com' }])
  })

  it('asks with one button, which changes the address', async () => {
    const asked = await post({ action: 'address', address: 'ana.new@example.com' }, `${path}?view=you`)
    expect(status(asked)?.[1]).toContain('an email with one button is on its way')
    const again = await post({ action: 'address', address: 'another@example.com' }, `${path}?view=you`)
    expect([again.status, again.text.includes('an email with one button is on its way')]).toEqual([
      422,
      false,
    ])
    expect(again.text).toContain('No email was sent this time')
    expect(again.text).toMatch(/from this moment on: \w+, \d+ \w+ \d{4} at \d\d:\d\d \(/)
    const same = await post({ action: 'address', address: 'ANA@example.com' }, `${path}?view=you`)
    expect([same.status, same.text.includes('We write to this address already.')]).toEqual([422, true])
    await sendAllDue(site)
    const mail = await newestMail(site)
    expect(mail.message.to.address).toBe('ana.new@example.com')
    const [link = ''] = /\/preferences\/address\/[\w-]+/.exec(mail.message.text) ?? []
    const page = await get(link)
    expect(page.text.match(/<button/g)).toHaveLength(1)
    expect(page.text).toContain('from now on we write to a…@example.com')
    expect((await post({}, link)).text).toContain('The old one is told so once, and gets nothing more.')
    expect((await get(link)).text).toContain('The old one is told so once, and gets nothing more.')
  })

  it('marks what is no address, with what was typed', async () => {
    const answer = await post({ action: 'address', address: 'ana@' }, `${path}?view=you`)
    expect(answer.status).toBe(422)
    expect(answer.text).toMatch(/<input id="address"[^>]* aria-invalid="true"[^>]* value="ana@"/)
    expect(answer.text).toContain('Please write it as in this example: ana@example.com.')
    const others = { ' ': 'Please enter your email address.', 'josé@example.com': 'without accents' }
    for (const [typed, said] of Object.entries(others))
      expect((await post({ action: 'address', address: typed }, `${path}?view=you`)).text).toContain(said)
    const asked = await post({ action: 'address', address: 'ana@gmail' }, `${path}?view=you`)
    expect(asked.text).toContain('Did you mean ana@gmail.com?')
    expect(asked.text).not.toContain('No, keep')
  })
})

describe('the words of the preferences', () => {
  it('are all there in each language, and no two languages say the same', () => {
    const flat = (words: object): string[] =>
      Object.values(words).flatMap((word) =>
        typeof word === 'string' ? [word] : typeof word === 'function' ? [word('A', 'B')] : flat(word),
      )
    const all = readerLanguages.map((language) => flat(preferencesWords(language)))
    for (const words of all) expect([words.length, words.includes('')]).toEqual([all[0]?.length, false])
    const sentences = all.map((words) => new Set(words.filter((word) => word.length > 25)))
    for (const [index, one] of sentences.entries())
      for (const other of sentences.slice(index + 1))
        expect([...one].filter((word) => other.has(word))).toEqual([])
  })
})
