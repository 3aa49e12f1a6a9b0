import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { updateList } from '../../db/lists.ts'
import { changeSetting } from '../../src/actions/change-setting.ts'
import { readerLanguages } from '../../src/core/language/reader-language.ts'
import { makeLinks } from '../../src/core/mail/links.ts'
import { unsubscribeWords } from '../../src/web/words/unsubscribe-words.ts'
import { DAY } from '../support/context.ts'
import { importPeople, subscriptionOf } from '../support/imported.ts'
import { makeList } from '../support/published.ts'
import { openSite, type Site, sendAllDue, stateOf } from './site.ts'

const ANA = 'ana@example.com'

let site: Site
let leaving: string
let subscription: number
beforeEach(async () => {
  site = await openSite({ remoteAddress: () => '203.0.113.7' })
  await importPeople(site.context, site.list, [ANA])
  subscription = (await subscriptionOf(site.context, site.list, ANA)).id
  leaving = new URL(site.context.links.unsubscribe(subscription)).pathname
})
afterEach(() => site.close())

async function get(path: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = await site.app.request(path, { headers })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

async function post(path: string, fields: Readonly<Record<string, string>>) {
  const answer = await site.app.request(path, { method: 'POST', body: new URLSearchParams(fields) })
  return { status: answer.status, text: await answer.text() }
}

const undoIn = (text: string) => /action="(\/unsubscribe\/undo\/[^"]+)"/.exec(text)?.[1] ?? null
const rowOf = async () =>
  await site.context.read
    .selectFrom('subscriptions')
    .selectAll()
    .where('id', '=', subscription)
    .executeTakeFirstOrThrow()

describe('the page to leave', () => {
  it('shows one button to somebody on one list, and a second one to somebody on more', async () => {
    expect((await get(leaving)).text.match(/<button/g)).toHaveLength(1)
    await importPeople(site.context, await makeList(site.context, 'Other news'), [ANA])
    const { text } = await get(leaving)
    expect(text.match(/<button/g)).toHaveLength(2)
    expect(text).toContain('Leave everything')
    // Whoever the mail was forwarded to learns no other list's name.
    expect(text).not.toContain('Other news')
  })

  it('leaves, says that it is done, offers the way back and asks why', async () => {
    const { status, text } = await post(leaving, { action: 'leave' })
    expect(status).toBe(200)
    expect(text).toContain('No more mail from Weekly tips.')
    expect(undoIn(text)).not.toBeNull()
    expect(text.match(/type="radio"/g)).toHaveLength(5)
    expect(await stateOf(site, subscription)).toBe('ended')
    expect((await get(leaving)).text).toBe(text)
  })

  it('leaves everything at once', async () => {
    const other = await makeList(site.context, 'Other news')
    await importPeople(site.context, other, [ANA])
    const { text } = await post(leaving, { action: 'leave-all' })
    expect(text).toContain('You have left everything')
    expect((await subscriptionOf(site.context, other, ANA)).state).toBe('ended')
    expect(await stateOf(site, subscription)).toBe('ended')
  })

  it.each(readerLanguages)('says of everything that it was left, and comes back, in %s', async (language) => {
    const other = await makeList(site.context, 'Other news')
    await importPeople(site.context, other, [ANA])
    await site.context.db.updateTable('subscribers').set({ language }).execute()
    const words = unsubscribeWords(language)
    const everything = words.leftEverything.text
    expect((await post(leaving, { action: 'leave-all' })).text).toContain(everything)
    const thanked = (await post(leaving, { action: 'why', reason: 'other' })).text
    const others = new URL(
      site.context.links.unsubscribe((await subscriptionOf(site.context, other, ANA)).id),
    )
    for (const text of [thanked, (await get(leaving)).text, (await get(others.pathname)).text]) {
      expect(text).toContain(everything)
      expect(text).toContain(words.undo.everything)
    }
    const undo = undoIn(thanked) ?? ''
    expect((await get(undo)).text).toContain(words.undoEverything.lead)
    expect((await post(undo, {})).text).toContain(words.undoneEverything.text)
    expect((await get(undo)).text).toContain(words.undoneEverything.text)
    expect((await subscriptionOf(site.context, other, ANA)).state).toBe('confirmed')
  })

  it('speaks of the one list again to whoever came back to it and left it alone', async () => {
    await importPeople(site.context, await makeList(site.context, 'Other news'), [ANA])
    await post(undoIn((await post(leaving, { action: 'leave-all' })).text) ?? '', {})
    site.clock.advance(DAY)
    const { text } = await post(leaving, { action: 'leave' })
    expect(text).toContain('No more mail from Weekly tips.')
    const undo = undoIn(text) ?? ''
    expect((await get(undo)).text).toContain('Back to Weekly tips?')
  })

  it('undoes a mistake by a button, and only by it', async () => {
    const undo = undoIn((await post(leaving, { action: 'leave' })).text) ?? ''
    const asked = await get(undo)
    expect(asked.text).toContain('Back to Weekly tips?')
    expect(asked.headers.get('X-Robots-Tag')).toBe('noindex')
    expect(await stateOf(site, subscription)).toBe('ended')
    expect((await post(undo, {})).text).toContain('You are back.')
    expect(await stateOf(site, subscription)).toBe('confirmed')
    expect((await get(undo)).text).toContain('You are back.')
    expect((await get(leaving)).text).toContain('Leave Weekly tips?')
  })

  it('leads to the sign-up page where it is too late for that', async () => {
    const undo = undoIn((await post(leaving, { action: 'leave' })).text) ?? ''
    site.clock.advance(DAY)
    const late = await post(undo, {})
    expect([late.status, await stateOf(site, subscription)]).toEqual([410, 'ended'])
    expect(late.text).toContain('href="/subscribe/weekly-tips"')
    expect((await post(undo.replace('/unsubscribe/undo/', '/unsubscribe/'), {})).status).toBe(404)
    expect((await post(leaving.replace('/unsubscribe/', '/unsubscribe/undo/'), {})).status).toBe(404)
  })

  it('keeps the answer to its question, thanks, and does not ask again', async () => {
    await post(leaving, { action: 'leave' })
    const { text } = await post(leaving, { action: 'why', reason: 'too-often', note: '<script>x</script>' })
    expect(text).toContain('Thank you for your answer.')
    expect(text).not.toContain('<script>')
    expect((await rowOf()).left_reason).toBe('too-often: <script>x</script>')
    expect((await get(leaving)).text).not.toContain('type="radio"')
  })

  it('does not leave by answering the question', async () => {
    expect((await post(leaving, { action: 'why', reason: 'other' })).status).toBe(200)
    expect(await rowOf()).toMatchObject({ state: 'confirmed', left_reason: null })
  })

  it('shows of an erased person what it shows of one who left long ago, and does nothing', async () => {
    await post(leaving, { action: 'leave' })
    site.clock.advance(2 * DAY)
    const longAgo = await get(leaving)
    await site.context.db.updateTable('subscriptions').set({ state: 'confirmed' }).execute()
    await site.context.db
      .updateTable('subscribers')
      .set({ erased_at: 1, address: '', address_key: '' })
      .execute()
    expect((await get(leaving)).text).toBe(longAgo.text)
    expect((await post(leaving, { action: 'why', reason: 'other' })).status).toBe(200)
    expect((await rowOf()).left_reason).toBeNull()
    expect((await post(leaving, { action: 'leave' })).text).toBe(longAgo.text)
  })

  it('works for somebody of whom nothing is left at all', async () => {
    const nobody = new URL(makeLinks('http://localhost', site.context.keys).unsubscribe(987_654)).pathname
    for (const answer of [
      await get(nobody),
      await post(nobody, {}),
      await post(nobody, { action: 'leave-all' }),
    ])
      expect([
        answer.status,
        answer.text.includes('No more mail from us.') || answer.text.includes('everything'),
      ]).toEqual([200, true])
  })

  it('speaks the language of the person, else of the list', async () => {
    await updateList(site.context.db, site.list.id, { language: 'de' })
    expect((await get(leaving, { 'Accept-Language': 'fr' })).text).toContain('<html lang="de"')
    await site.context.db.updateTable('subscribers').set({ language: 'es' }).execute()
    const spanish = await get(leaving)
    expect(spanish.text).toContain('<html lang="es"')
    expect(spanish.text).toContain('¿Dejar Weekly tips?')
    expect((await post(leaving, {})).text).toContain(unsubscribeWords('es').left('Weekly tips').text)
  })
})

describe('the page for a lost mail', () => {
  const notices = async () =>
    await site.context.read
      .selectFrom('deliveries')
      .select(['kind', 'subscription_id'])
      .where('kind', '=', 'preferences')
      .execute()

  it('is reached from the front page, and from a link that does not work', async () => {
    for (const path of ['/', '/unsubscribe/x', '/confirm/x', '/view/x'])
      expect((await get(path)).text).toContain('href="/unsubscribe"')
    expect((await get('/unsubscribe')).text).toContain('<label for="address">')
  })

  it.each([
    ['de-AT', 'de'],
    ['pt-BR, es-MX;q=0.8, en;q=0.9', 'en'],
    ['fr;q=0, nl', 'en'],
    ['*', 'en'],
    ['', 'en'],
  ])('speaks what the browser asks for: %s', async (asked, language) => {
    const { text } = await get('/unsubscribe', asked === '' ? {} : { 'Accept-Language': asked })
    expect(text).toContain(`<html lang="${language}"`)
  })

  it('answers a known, an unknown and a suppressed address and a machine alike', async () => {
    await importPeople(site.context, site.list, ['gone@example.com'])
    await post(
      new URL(
        site.context.links.unsubscribe(
          (await subscriptionOf(site.context, site.list, 'gone@example.com')).id,
        ),
      ).pathname,
      {},
    )
    const known = await post('/unsubscribe', { address: ANA })
    expect(known.status).toBe(200)
    for (const fields of [
      { address: 'nobody@example.com' },
      { address: 'gone@example.com' },
      { address: ANA, website: 'x' },
      { address: ANA },
    ])
      expect(await post('/unsubscribe', fields)).toEqual(known)
    expect(await notices()).toEqual([{ kind: 'preferences', subscription_id: subscription }])
  })

  it('takes from one network no more than the limit of sign-ups, and then says the same to everybody', async () => {
    await changeSetting(site.context, 'sign-ups.per-network', '2')
    await post('/unsubscribe', { address: 'nobody@example.com' })
    await post(`/subscribe/${site.list.slug}`, { address: 'new@example.com' })
    const full = await site.app.request('/unsubscribe', {
      method: 'POST',
      body: new URLSearchParams({ address: ANA }),
    })
    expect(full.status).toBe(429)
    expect(Number(full.headers.get('Retry-After'))).toBeGreaterThan(0)
    const text = await full.text()
    expect(text).toContain(unsubscribeWords('en').ask.busy.text)
    expect(await post('/unsubscribe', { address: 'nobody@example.com' })).toEqual({ status: 429, text })
    expect((await post(`/subscribe/${site.list.slug}`, { address: 'newer@example.com' })).status).toBe(429)
    expect(await notices()).toEqual([])
    site.clock.advance(60 * 60_000)
    expect((await post('/unsubscribe', { address: ANA })).status).toBe(200)
    expect(await notices()).toHaveLength(1)
  })

  it('mails the link, at most one in a day', async () => {
    await post('/unsubscribe', { address: 'ANA@example.com' })
    await post('/unsubscribe', { address: 'ana+tag@example.com' })
    await sendAllDue(site)
    const [mail] = await site.captured.list()
    expect(mail?.message.to.address).toBe(ANA)
    expect(mail?.message.text).toContain('/preferences/')
    site.clock.advance(DAY - 120_000)
    await post('/unsubscribe', { address: ANA })
    expect(await notices()).toHaveLength(1)
    site.clock.advance(DAY)
    await post('/unsubscribe', { address: ANA })
    expect(await notices()).toHaveLength(2)
  })

  it('gives back what was typed where it is no address, and takes any other body for an empty form', async () => {
    const wrong = await post('/unsubscribe', { address: '<b>ana@' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('value="&lt;b&gt;ana@"')
    expect((await site.app.request('/unsubscribe', { method: 'POST' })).status).toBe(422)
    expect((await post('/unsubscribe', { address: 'a'.repeat(9000) })).status).toBe(413)
  })

  it('leaves no address in a log', async () => {
    await post('/unsubscribe', { address: ANA })
    expect(JSON.stringify(site.logged)).not.toContain(ANA)
  })
})
