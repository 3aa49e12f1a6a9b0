import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Schema } from '../../db/schema.ts'
import { joinList, linkIn, newestMail, openSite, publishSample, type Site, sendAllDue } from './site.ts'

/** Every row of every table, as text. */
async function snapshot({ context }: Site): Promise<string> {
  const tables = await context.db.introspection.getTables()
  const rows = tables.map(async ({ name }) => {
    const table = name as keyof Schema
    return [name, await context.db.selectFrom(table).selectAll().execute()]
  })
  return JSON.stringify(await Promise.all(rows))
}

interface Visit {
  readonly route: string
  readonly path: string
}

/** Each route of the router with live values in the place of its parameters, so that it does what it can. */
async function liveVisits(site: Site): Promise<readonly Visit[]> {
  const { sequence } = await publishSample(site)
  await joinList(site)
  await sendAllDue(site)
  const lesson = await newestMail(site)
  await site.app.request(`/subscribe/${site.list.slug}`, {
    method: 'POST',
    body: new URLSearchParams({ address: 'ben@example.com' }),
  })
  await sendAllDue(site)
  const request = await newestMail(site)
  const parameters: Readonly<Record<string, string>> = {
    '/subscribe/:list': `/subscribe/${site.list.slug}`,
    '/confirm/:token': linkIn(request, 'confirm'),
    '/unsubscribe/:token': linkIn(lesson, 'unsubscribe'),
    '/view/:token': linkIn(lesson, 'view'),
    '/review/:id{\\d{1,15}}': `/review/${sequence}`,
    '/captured/:id': `/captured/${lesson.id}`,
  }
  const routes = new Set(site.app.routes.map(({ path }) => path).filter((path) => !path.includes('*')))
  return [...routes].map((route) => {
    const known = Object.keys(parameters).find((prefix) => route === prefix || route.startsWith(`${prefix}/`))
    const rest = route.slice(known?.length ?? 0).replace(/:\w+\{[^/]*\}/g, '1')
    return { route, path: (known ? parameters[known] : '') + rest }
  })
}

describe('looking', () => {
  let site: Site
  let visits: readonly Visit[]
  beforeAll(async () => {
    site = await openSite()
    visits = await liveVisits(site)
  })
  afterAll(async () => {
    await site.close()
  })

  it('visits real pages of every route', async () => {
    expect(visits.length).toBeGreaterThanOrEqual(16)
    for (const { route, path } of visits) {
      const answer = await site.app.request(path, { headers: { Host: 'localhost:3000' } })
      expect([route, answer.status]).toEqual([route, 200])
    }
  })

  it.each(['GET', 'HEAD', 'OPTIONS'])('by %s changes no row on any route', async (method) => {
    const before = await snapshot(site)
    for (const { path } of visits) {
      for (const suffix of ['', '/', '?List-Unsubscribe=One-Click']) {
        await site.app.request(path + suffix, { method, headers: { Host: 'localhost:3000' } })
      }
    }
    expect(await snapshot(site)).toBe(before)
  })

  it('is what the other methods do not count as: posting to the same addresses does change rows', async () => {
    const before = await snapshot(site)
    for (const { path } of visits) await site.app.request(path, { method: 'POST' })
    expect(await snapshot(site)).not.toBe(before)
  })
})
