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
