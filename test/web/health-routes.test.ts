import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { joinList, openSite, type Site, stateOf } from './site.ts'

let site: Site
beforeEach(async () => {
  site = await openSite()
})
afterEach(async () => {
  await site.close()
})

describe('/healthz', () => {
  it('says that the process answers, even where the database is gone', async () => {
    await site.context.db.destroy()
    const answer = await site.app.request('/healthz')
    expect([answer.status, await answer.text()]).toEqual([200, 'ok'])
  })
})

describe('/readyz', () => {
  it('is 200 and never kept by a cache while the database can be written', async () => {
    const answer = await site.app.request('/readyz')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(await answer.json()).toMatchObject({ ready: true, database: 'ok' })
  })

  it('is 503 while it cannot', async () => {
    await site.context.db.destroy()
    const answer = await site.app.request('/readyz')
    expect([answer.status, await answer.json()]).toEqual([503, { ready: false, database: 'gone' }])
  })

  it('stays 200 while only sending is stopped, and people can leave', async () => {
    const ana = await joinList(site)
    await site.context.db.updateTable('instance').set({ hold_reason: 'a look first' }).execute()
    const answer = await site.app.request('/readyz')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ ready: true, sending: { state: 'on-hold' } })
    const left = await site.app.request(ana.unsubscribe, { method: 'POST' })
    expect(left.status).toBe(200)
    expect(await stateOf(site, ana.subscription)).toBe('ended')
  })
})
