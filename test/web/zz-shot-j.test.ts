import { it } from 'vitest'
import { serve } from '@hono/node-server'
import { updateList } from '/work/main/db/lists.ts'
import { createList } from '/work/main/src/actions/create-list.ts'
import { testBrowser } from '/work/main/test/support/browser.ts'
import { openPreferences } from '/work/main/test/web/preferences-scene.ts'
import { openSite } from '/work/main/test/web/site.ts'
import { signUp, buildLetter, worker, makeList } from '/work/main/test/support/published.ts'
import { planIssue, scheduleIssue } from '/work/main/src/actions/schedule-issue.ts'
import { drain } from '/work/main/src/worker/worker.ts'
it('shoots', async () => {
  const site = await openSite()
  const path = await openPreferences(site)
  const { context, list } = site
  await updateList(context.db, list.id, { archive: 1 as const, from_name: 'Maya', postal_address: '1 Willow Lane, Dublin' })
  const two = await makeList(context, 'Second list'); await updateList(context.db, two.id, { from_name: 'Ben', postal_address: '2 Willow Lane, Dublin' })
  const three = await makeList(context, 'Third list'); await updateList(context.db, three.id, { from_name: 'Cho', postal_address: '3 Willow Lane, Dublin' })
  for (const l of [two, three]) await context.db.insertInto('subscriptions').values({ subscriber_id: 1, list_id: l.id, state: 'confirmed', requested_at: 0, confirmed_at: site.clock.now }).execute()
  const planned = await planIssue(context, { name: 'Spring is here', letter: buildLetter('issue', 'Spring is here, and the towpath is open'), listName: list.name, time: 'now' })
  if (planned.kind === 'problem') throw new Error(planned.message)
  const { sequence } = await scheduleIssue(context, planned.plan)
  site.clock.advance(3600_000)
  await drain(context, worker)
  const server = serve({ fetch: site.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((r) => server.once('listening', r))
  const port = (server.address() as any).port
  const browser = await testBrowser()
  for (const width of [320, 1280]) {
    const ctx = await browser.newContext({ viewport: { width, height: 800 } })
    const page = await ctx.newPage()
    const at = `http://127.0.0.1:${port}`
    await page.goto(at + path); await page.screenshot({ path: `/tmp/J-pref-${width}.png`, fullPage: true })
    await page.locator('summary', { hasText: 'for the whole list: Weekly' }).click()
    await page.locator('#pause-1').selectOption('month'); await page.locator('#until-1').fill('2027-03-01')
    await page.locator('form:has(#until-1) button[type=submit]').first().click(); await page.waitForLoadState()
    await page.screenshot({ path: `/tmp/J-two-${width}.png`, fullPage: true })
    await page.goto(`${at}/archive/weekly-tips/spring-is-here-${sequence.id}`); await page.screenshot({ path: `/tmp/J-arch-${width}.png`, fullPage: true })
    await page.goto(`${at}/subscribe/weekly-tips`); await page.locator('#address').fill('ana@gmail'); site.clock.advance(5000)
    await page.locator('button[type=submit]').first().click(); await page.waitForLoadState(); await page.screenshot({ path: `/tmp/J-meant-${width}.png`, fullPage: true })
    await page.goto(`${at}/subscribe/weekly-tips`); await page.locator('#address').fill(''); site.clock.advance(5000)
    await page.locator('button[type=submit]').first().click(); await page.waitForLoadState(); await page.screenshot({ path: `/tmp/J-empty-${width}.png`, fullPage: true })
    await ctx.close()
  }
  await browser.close(); server.close(); await site.close()
}, 120_000)
