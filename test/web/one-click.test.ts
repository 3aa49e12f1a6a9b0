import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sendTest } from '../../src/actions/send-test.ts'
import {
  joinList,
  linkIn,
  newestMail,
  openSite,
  publishSample,
  type Site,
  sampleSeries,
  sendAllDue,
  stateOf,
} from './site.ts'

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }

/** RFC 8058: a mailbox provider posts to the address in List-Unsubscribe, with nothing but that address. */
describe('the one-click unsubscribe request', () => {
  let site: Site
  beforeEach(async () => {
    site = await openSite()
  })
  afterEach(async () => {
    await site.close()
  })

  const multipart = () => {
    const body = new FormData()
    body.set('List-Unsubscribe', 'One-Click')
    return body
  }

  const forms: [string, () => RequestInit][] = [
    ['multipart/form-data', () => ({ body: multipart() })],
    [
      'application/x-www-form-urlencoded',
      () => ({
        body: 'List-Unsubscribe=One-Click',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      }),
    ],
    ['an empty body', () => ({})],
    ['a broken multipart body', () => ({ body: '--x', headers: { 'Content-Type': 'multipart/form-data' } })],
    [
      'a foreign Origin and a cookie, which count for nothing',
      () => ({
        body: multipart(),
        headers: { Origin: 'https://evil.example', Cookie: 'a=b', 'Sec-Fetch-Site': 'cross-site' },
      }),
    ],
  ]

  it.each(forms)('ends the subscription: %s', async (_, init) => {
    const ana = await joinList(site)
    const answer = await site.app.request(ana.unsubscribe, { method: 'POST', ...init() })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Location')).toBeNull()
    expect(await answer.text()).toContain('No more mail from Weekly tips.')
    expect(await stateOf(site, ana.subscription)).toBe('ended')
  })

  it.each([
    ['a slash at the end', (path: string) => `${path}/`],
    ['a query that a redirector has added', (path: string) => `${path}?utm_source=x`],
  ])('is answered in place with %s', async (_, change) => {
    const ana = await joinList(site)
    const answer = await site.app.request(change(ana.unsubscribe), { method: 'POST', body: multipart() })
    expect(answer.status).toBe(200)
    expect(await stateOf(site, ana.subscription)).toBe('ended')
  })

  it.each([
    ['another type', { body: '{"action":"why"}', headers: { 'Content-Type': 'application/json' } }],
    ['broken escapes', { body: 'List-Unsubscribe=%E0%A4%A&%', headers: FORM }],
    ['an action that no form of ours has', { body: 'action=stay', headers: FORM }],
    [
      'an action in a body that is no form of ours',
      { body: 'action=why', headers: { 'Content-Type': 'text/plain' } },
    ],
    ['more than any form of ours holds', { body: `action=why&x=${'x'.repeat(100_000)}`, headers: FORM }],
  ])('leaves whatever its body is: %s', async (_, init) => {
    const ana = await joinList(site)
    const answer = await site.app.request(ana.unsubscribe, { method: 'POST', ...init })
    expect([answer.status, await stateOf(site, ana.subscription)]).toEqual([200, 'ended'])
  })

  it('leaves where the body breaks off', async () => {
    const ana = await joinList(site)
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('action=wh'))
        controller.error(new Error('The other side has gone.'))
      },
    })
    const init = { method: 'POST', body, headers: FORM, duplex: 'half' } as RequestInit
    expect((await site.app.request(ana.unsubscribe, init)).status).toBe(200)
    expect(await stateOf(site, ana.subscription)).toBe('ended')
  })

  it.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])(
    'is a POST and nothing else: %s changes nothing',
    async (method) => {
      const ana = await joinList(site)
      for (const suffix of ['', '/', '?List-Unsubscribe=One-Click', '?action=leave']) {
        const answer = await site.app.request(ana.unsubscribe + suffix, { method })
        expect(answer.headers.get('Location')).toBeNull()
        expect(await stateOf(site, ana.subscription)).toBe('confirmed')
      }
    },
  )

  it('answers with no link that does anything, and sets no cookie', async () => {
    const ana = await joinList(site)
    const answer = await site.app.request(ana.unsubscribe, { method: 'POST', body: multipart() })
    expect(answer.headers.get('Set-Cookie')).toBeNull()
    expect(await answer.text()).not.toMatch(/<form|\/undo\//)
  })

  it('is worth nothing with any one bit of its token flipped', async () => {
    const ana = await joinList(site)
    const token = ana.unsubscribe.split('/').at(-1) ?? ''
    for (let index = 0; index < token.length; index++) {
      for (let bit = 0; bit < 7; bit++) {
        const flipped = String.fromCharCode(token.charCodeAt(index) ^ (1 << bit))
        const forged = token.slice(0, index) + flipped + token.slice(index + 1)
        const path = `/unsubscribe/${encodeURIComponent(forged)}`
        const answer = await site.app.request(path, { method: 'POST', body: multipart() })
        expect([forged, answer.status, answer.headers.get('Location')]).toEqual([forged, 404, null])
      }
    }
    expect(await stateOf(site, ana.subscription)).toBe('confirmed')
  })

  it('answers the same when it is repeated', async () => {
    const ana = await joinList(site)
    const once = await site.app.request(ana.unsubscribe, { method: 'POST', body: multipart() })
    const twice = await site.app.request(ana.unsubscribe, { method: 'POST', body: multipart() })
    expect([twice.status, await twice.text()]).toEqual([once.status, await once.text()])
  })

  it('stops a series in its middle', async () => {
    await publishSample(site)
    const ana = await joinList(site)
    await sendAllDue(site)
    await site.app.request(ana.unsubscribe, { method: 'POST', body: multipart() })
    const before = (await site.captured.list()).length
    site.clock.advance(400 * 24 * 3_600_000)
    await sendAllDue(site)
    expect((await site.captured.list()).length).toBe(before)
  })

  it.each([
    ['a changed signature', (path: string) => path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
    ['a missing end', (path: string) => path.slice(0, -1)],
    ['another subscription', (path: string) => path.replace(/-1-0-/, '-2-0-')],
    ['no token at all', () => '/unsubscribe/x'],
  ])('is refused and changes nothing with %s', async (_, change) => {
    const ana = await joinList(site)
    const forged = change(ana.unsubscribe)
    expect(forged).not.toBe(ana.unsubscribe)
    const answer = await site.app.request(forged, { method: 'POST', body: multipart() })
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('This link does not work')
    expect(await stateOf(site, ana.subscription)).toBe('confirmed')
  })

  it('does not take a token that was made for another purpose', async () => {
    const ana = await joinList(site)
    const foreign = ana.confirm.replace('/confirm/', '/unsubscribe/')
    expect((await site.app.request(foreign, { method: 'POST' })).status).toBe(404)
    expect(await stateOf(site, ana.subscription)).toBe('confirmed')
  })

  it('of a test mail says that there is nothing to leave, whether looked at or posted', async () => {
    const ana = await joinList(site)
    await sendTest(site.context, { series: sampleSeries(), to: 'ana@example.com', listName: 'Weekly tips' })
    const link = linkIn(await newestMail(site), 'unsubscribe')
    for (const init of [{}, { method: 'POST', body: multipart() }]) {
      const answer = await site.app.request(link, init)
      expect(answer.status).toBe(200)
      const text = await answer.text()
      expect(text).toContain('This was a test')
      expect(text).toContain('There is nothing to leave.')
    }
    expect(await stateOf(site, ana.subscription)).toBe('confirmed')
  })
})
