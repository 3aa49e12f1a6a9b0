import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateList } from '../../db/lists.ts'
import type { Schema } from '../../db/schema.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { issueSlug } from '../../src/core/mail/issue-slug.ts'
import { importPeople, subscriptionOf } from '../support/imported.ts'
import { publishSteps } from '../support/published.ts'
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

/** An issue that anybody may read. */
async function archivedIssue(site: Site): Promise<string> {
  const { context, list, clock } = site
  await updateList(context.db, list.id, { archive: 1 })
  const schedule = { kind: 'at', at: clock.now + 60_000 } as const
  const issue = await publishSteps(context, list, { key: 'issue', kind: 'issue', steps: ['issue'], schedule })
  await enrolList(context, issue.id)
  await sendAllDue(site)
  return `/archive/${list.slug}/${issueSlug({ name: issue.name, id: issue.id })}`
}

/** The way back for somebody who has just left. */
async function undoPath(site: Site): Promise<string> {
  await importPeople(site.context, site.list, ['chloe@example.com'])
  const { id } = await subscriptionOf(site.context, site.list, 'chloe@example.com')
  const path = new URL(site.context.links.unsubscribe(id)).pathname
  const left = await site.app.request(path, {
    method: 'POST',
    body: new URLSearchParams({ action: 'leave' }),
  })
  return /action="([^"]*\/undo\/[^"]+)"/.exec(await left.text())?.[1] ?? ''
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
  const preferences = new URL(site.context.links.preferences(1)).pathname
  const newAddress = new URLSearchParams({ action: 'address', address: 'ana.new@example.com' })
  await site.app.request(preferences, { method: 'POST', body: newAddress })
  const issue = await archivedIssue(site)
  const parameters: Readonly<Record<string, string>> = {
    '/subscribe/:list': `/subscribe/${site.list.slug}`,
    '/confirm/:token': linkIn(request, 'confirm'),
    '/unsubscribe/:token': linkIn(lesson, 'unsubscribe'),
    '/preferences/:token': preferences,
    '/preferences/address/:token': new URL(site.context.links.address(1, 1)).pathname,
    '/unsubscribe/undo/:token': await undoPath(site),
    '/archive/:list/:issue': issue,
    '/archive/:list': '/archive/weekly-tips',
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
  let untouched: string
  beforeAll(async () => {
    site = await openSite()
    visits = await liveVisits(site)
    untouched = await snapshot(site)
  })
  afterAll(async () => {
    await site.close()
  })

  const ask = (path: string, method: string) =>
    site.app.request(path, { method, headers: { Host: 'localhost:3000' } })

  it.each(['OPTIONS', 'HEAD', 'GET'])('by %s changes no row on any route', async (method) => {
    for (const { path } of visits) {
      for (const suffix of ['', '/', '?List-Unsubscribe=One-Click']) await ask(path + suffix, method)
    }
    expect(await snapshot(site)).toBe(untouched)
  })

  it('was tried on the real page of every route', async () => {
    expect(visits.length).toBeGreaterThanOrEqual(16)
    for (const { route, path } of visits) {
      // Where only a program posts there is nothing to look at.
      const expected = /^\/(webhooks\/|api\/v1\/subscriptions)/.test(route) ? 404 : 200
      expect([route, (await ask(path, 'GET')).status]).toEqual([route, expected])
    }
  })

  it('was tried on addresses where posting does change rows', async () => {
    for (const { path } of visits) await ask(path, 'POST')
    expect(await snapshot(site)).not.toBe(untouched)
  })
})
