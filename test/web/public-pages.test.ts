import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { updateList } from '../../db/lists.ts'
import {
  joinList,
  linkIn,
  newestMail,
  openSite,
  publishSample,
  type Site,
  sendAllDue,
  stateOf,
} from './site.ts'

let site: Site
beforeEach(async () => {
  site = await openSite()
})
afterEach(async () => {
  await site.close()
})

async function get(path: string): Promise<{ status: number; text: string }> {
  const answer = await site.app.request(path)
  return { status: answer.status, text: await answer.text() }
}

async function post(path: string, fields: Readonly<Record<string, string>> = {}) {
  const answer = await site.app.request(path, { method: 'POST', body: new URLSearchParams(fields) })
  return { status: answer.status, text: await answer.text() }
}

async function countSubscribers(): Promise<number> {
  return (await site.context.read.selectFrom('subscribers').select('id').execute()).length
}

describe('the subscribe page', () => {
  it('shows the list, its consent text and a form bound to its labels', async () => {
    const { status, text } = await get('/subscribe/weekly-tips')
    expect(status).toBe(200)
    expect(text).toContain('<h1 dir="auto">Weekly tips</h1>')
    expect(text).toContain('Yes, send me Weekly tips by email.')
    expect(text).toContain('<label for="address">')
    expect(text).toContain('<label for="name">')
  })

  it('marks what a list says whose language is not that of the page', async () => {
    await updateList(site.context.db, site.list.id, { language: 'he', name: 'טיפים', consent_text: 'כן.' })
    const { text } = await get('/subscribe/weekly-tips')
    expect(text).toContain('<html lang="en" dir="ltr">')
    expect(text).toContain('<h1 lang="he" dir="auto">טיפים</h1>')
    expect(text).toContain('<p class="lead" lang="he" dir="auto">כן.</p>')
  })

  it('marks what the list says as being in the language of the list', async () => {
    await updateList(site.context.db, site.list.id, { language: 'de', consent_text: 'Ja, bitte.' })
    const { text } = await get('/subscribe/weekly-tips')
    expect(text).toContain('<html lang="de" dir="ltr">')
    expect(text).toContain('<p class="lead" dir="auto">Ja, bitte.</p>')
  })

  it('is not there for a list that does not exist', async () => {
    expect((await get('/subscribe/nothing')).status).toBe(404)
    expect((await post('/subscribe/nothing', { address: 'ana@example.com' })).status).toBe(404)
  })

  it('answers a new address, a known one and a machine with the very same page', async () => {
    const fresh = await post('/subscribe/weekly-tips', { address: 'ana@example.com', name: 'Ana' })
    const known = await post('/subscribe/weekly-tips', { address: 'ANA@example.com' })
    const machine = await post('/subscribe/weekly-tips', { address: 'bot@example.com', website: 'x' })
    expect(fresh.status).toBe(200)
    expect(fresh.text).toContain('Check your mailbox')
    expect(known).toEqual(fresh)
    expect(machine).toEqual(fresh)
    expect(await countSubscribers()).toBe(1)
  })

  it('records the page as the source of the consent', async () => {
    await post('/subscribe/weekly-tips', { address: 'ana@example.com' })
    const consent = await site.context.read.selectFrom('consents').selectAll().executeTakeFirstOrThrow()
    expect(consent.source).toBe('http://localhost:3000/subscribe/weekly-tips')
  })

  it('keeps what was typed beside the fault, and ties the fault to its field', async () => {
    const { status, text } = await post('/subscribe/weekly-tips', { address: 'ana@', name: '"Ana" <b>' })
    expect(status).toBe(422)
    expect(text).toContain('<title>Please check: Weekly tips</title>')
    expect(text).toContain('<p class="error" id="address-error">')
    expect(text).toMatch(
      /<input id="address"[^>]* aria-describedby="address-error address-hint" aria-invalid="true"[^>]* value="ana@"/,
    )
    expect(text).toContain('value="&quot;Ana&quot; &lt;b&gt;"')
    expect(await countSubscribers()).toBe(0)
  })

  it('refuses a name that would inject a header', async () => {
    const fields = { address: 'ana@example.com', name: 'Ana\r\nBcc: ben@example.com' }
    const { status, text } = await post('/subscribe/weekly-tips', fields)
    expect(status).toBe(422)
    expect(text).toContain('id="name-error"')
    expect(await countSubscribers()).toBe(0)
  })

  it('takes a body that is no form for an empty form', async () => {
    const bodies: RequestInit[] = [
      {},
      { body: '{"address":"ana@example.com"}', headers: { 'Content-Type': 'application/json' } },
      { body: '--x', headers: { 'Content-Type': 'multipart/form-data; boundary=y' } },
    ]
    for (const body of bodies) {
      const answer = await site.app.request('/subscribe/weekly-tips', { method: 'POST', ...body })
      expect(answer.status).toBe(422)
    }
  })

  it('refuses a body over 16 KB', async () => {
    const { status } = await post('/subscribe/weekly-tips', { address: 'a'.repeat(17 * 1024) })
    expect(status).toBe(413)
  })
})

describe('the confirm page', () => {
  async function requestLink(): Promise<string> {
    await post('/subscribe/weekly-tips', { address: 'ana@example.com' })
    await sendAllDue(site)
    return linkIn(await newestMail(site), 'confirm')
  }

  it('shows what is agreed to, in the words of the request and the language of the list', async () => {
    await updateList(site.context.db, site.list.id, {
      language: 'he',
      name: 'טיפים',
      consent_text: 'כן, שלחו לי.',
    })
    const link = await requestLink()
    await updateList(site.context.db, site.list.id, { consent_text: 'Something else.', consent_version: 2 })
    const { text } = await get(link)
    expect(text).toContain(
      '<blockquote class="agreed" lang="he" dir="auto"><p><b>טיפים</b></p><p>כן, שלחו לי.</p></blockquote>',
    )
    expect(text).toContain('you will get \u2068טיפים\u2069.')
    expect(text).not.toContain('Something else.')
    await post(link)
    const consents = await site.context.read
      .selectFrom('consents')
      .select(['kind', 'text', 'text_version'])
      .orderBy('id')
      .execute()
    expect(consents.at(-1)).toEqual({ kind: 'confirmed', text: 'כן, שלחו לי.', text_version: 1 })
  })

  it('asks with one button, which confirms', async () => {
    const link = await requestLink()
    const asked = await get(link)
    expect(asked.text.match(/<button/g)).toHaveLength(1)
    expect(asked.text).toContain('you will get Weekly tips')
    const confirmed = (await post(link)).text
    expect(confirmed).toContain('You are in.')
    const [, preferences = ''] = /<a href="([^"]+)">See and change what you get<\/a>/.exec(confirmed) ?? []
    expect(preferences).toMatch(/^\/preferences\//)
    expect((await get(preferences)).text).toContain('Weekly tips</h2>')
    expect((await post(link)).text).toContain('You are in already.')
    expect((await get(link)).text).toContain('You are in already.')
  })

  it('says the same of a malformed link and of one for another purpose', async () => {
    const link = await requestLink()
    await post(link)
    await sendAllDue(site)
    const foreign = link.replace('/confirm/', '/unsubscribe/')
    const answers = [
      await get('/confirm/x'),
      await get(foreign),
      await post('/confirm/x'),
      await get('/view/x'),
    ]
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(404)
  })
})

describe('the unsubscribe page', () => {
  it('asks with one button, which ends the subscription', async () => {
    const ana = await joinList(site)
    const asked = await get(ana.unsubscribe)
    expect(asked.text.match(/<button/g)).toHaveLength(1)
    expect(await stateOf(site, ana.subscription)).toBe('confirmed')
    expect((await post(ana.unsubscribe)).text).toContain('You are out.')
    expect((await get(ana.unsubscribe)).text).toContain('No more mail from Weekly tips.')
  })
})

describe('view in browser', () => {
  it("shows the reader's own email, as it was sent, in an origin of its own", async () => {
    await publishSample(site)
    await joinList(site)
    await sendAllDue(site)
    const welcome = await newestMail(site)
    const answer = await site.app.request(linkIn(welcome, 'view'))
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe(welcome.message.html)
    expect(answer.headers.get('Content-Security-Policy')).toMatch(/^sandbox /)
  })
})

describe('everything else', () => {
  it('has a front page with nothing private, and a health check', async () => {
    await joinList(site)
    const { status, text } = await get('/')
    expect(status).toBe(200)
    expect(text).not.toContain('Weekly tips')
    expect(await get('/healthz')).toEqual({ status: 200, text: 'ok' })
  })

  it('is a page that says so', async () => {
    for (const path of ['/nothing', '/review/x', '/subscribe', '/confirm', '/%E0%A4%A', '/unsubscribe/a/b']) {
      const { status, text } = await get(path)
      expect([path, status]).toEqual([path, 404])
      expect(text).toContain('There is no page at this address.')
    }
  })

  it('keeps every public page below 30 KB', async () => {
    const ana = await joinList(site)
    for (const path of [
      '/',
      '/subscribe/weekly-tips',
      ana.unsubscribe,
      ana.confirm,
      '/nothing',
      '/style.css',
    ]) {
      expect(Buffer.byteLength((await get(path)).text)).toBeLessThan(30 * 1024)
    }
  })
})

describe('a bug', () => {
  it('becomes a page without detail, and a log line without address or token', async () => {
    const ana = await joinList(site)
    await site.context.db.schema.dropTable('events').execute()
    const { status, text } = await post(ana.unsubscribe)
    expect(status).toBe(500)
    expect(text).toContain('Something broke on our side.')
    expect(text).not.toContain('events')
    const line = site.logged.find(({ event }) => event === 'web.error')
    expect(line?.fields).toMatchObject({ method: 'POST', route: '/unsubscribe/:token' })
    const logged = JSON.stringify(site.logged)
    expect(logged).not.toContain('ana@example.com')
    expect(logged).not.toContain(ana.unsubscribe.split('/').at(-1))
    expect(await stateOf(site, ana.subscription)).toBe('confirmed')
  })
})
