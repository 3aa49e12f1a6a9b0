import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { updateList } from '../../db/lists.ts'
import { changedSince, everyRoute, openWholeSite, snapshotOf, type WholeSite } from './security/whole-site.ts'
import { newestMail, sendAllDue } from './site.ts'

/** Whether looking at it is counted, where a list asks for that: then, and only then, a GET adds to the events. */
const COUNTED = /^\/(click|open)\//

describe('looking', () => {
  let site: WholeSite
  let untouched: ReadonlyMap<string, string>
  beforeAll(async () => {
    site = await openWholeSite()
  })
  afterAll(() => site.close())
  beforeEach(async () => {
    untouched = await snapshotOf(site)
  })

  const ask = (path: string, method: string) =>
    site.app.request(path, { method, headers: { Host: 'localhost:3000' } })
  const paths = () => everyRoute(site).map(({ path }) => path ?? '')
  const track = (on: 0 | 1) =>
    updateList(site.context.db, site.list.id, { track_clicks: on, track_opens: on })

  it('is tried on the real page of every route: a route with parameters needs an entry in `livePaths`', async () => {
    const routes = everyRoute(site)
    expect(routes.length).toBeGreaterThanOrEqual(30)
    expect(routes.filter(({ path }) => path === null)).toEqual([])
    for (const { route, path } of routes) {
      // Where only a program posts there is nothing to look at; a counted link leads elsewhere.
      const others = { '/webhooks/resend': 404, '/api/v1/subscriptions': 404, '/click': 302 }
      const known = Object.entries(others).find(([start]) => route.startsWith(start))
      expect([route, (await ask(path ?? '', 'GET')).status]).toEqual([route, known?.[1] ?? 200])
    }
  })

  it.each(['OPTIONS', 'HEAD', 'GET'])('by %s changes no row on any route', async (method) => {
    for (const path of paths()) {
      if (method === 'GET' && COUNTED.test(path)) continue
      for (const suffix of ['', '/', '?List-Unsubscribe=One-Click&action=leave-all']) {
        await ask(path + suffix, method)
      }
    }
    expect(await changedSince(site, untouched)).toEqual([])
  })

  it('at counted links and pictures adds an event and nothing else, and none where the list does not count', async () => {
    await track(0)
    const before = await snapshotOf(site)
    for (const path of paths().filter((one) => COUNTED.test(one))) await ask(path, 'GET')
    expect(await changedSince(site, before)).toEqual([])
    await track(1)
    site.clock.advance(120_000)
    const counting = await snapshotOf(site)
    for (const path of paths().filter((one) => COUNTED.test(one))) await ask(path, 'GET')
    expect(await changedSince(site, counting)).toEqual(['events'])
  })

  it('confirms for the one browser that asked, and changes nothing with any other cookie', async () => {
    const body = new URLSearchParams({ address: 'emil@example.com' })
    const asked = await ask(`/subscribe/${site.list.slug}`, 'OPTIONS')
    expect(asked.status).toBe(404)
    const answer = await site.app.request(`/subscribe/${site.list.slug}`, { method: 'POST', body })
    await sendAllDue(site)
    const link = /\/confirm\/[\w-]+/.exec((await newestMail(site)).message.text)?.[0] ?? ''
    const cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    const before = await snapshotOf(site)
    for (const Cookie of ['', 'rivulet_browser=another', `${cookie}x`]) {
      await site.app.request(link, { headers: { Cookie } })
    }
    expect(await changedSince(site, before)).toEqual([])
    await site.app.request(link, { headers: { Cookie: cookie } })
    expect(await changedSince(site, before)).toContain('subscriptions')
  })

  it('is tried on addresses where posting does change rows', async () => {
    for (const path of paths()) await ask(path, 'POST')
    const changed = await changedSince(site, untouched)
    expect(changed).toEqual(expect.arrayContaining(['subscriptions', 'consents', 'address_changes']))
  })
})
