import { it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { openLoopbackSite } from './loopback.ts'
import { openPreferences } from './preferences-scene.ts'
it('shots', async () => {
  const { site, close } = await openLoopbackSite()
  const path = await openPreferences(site)
  const browser = await launchBrowser()
  const html = await (await site.app.request(path)).text()
  const you = await (await site.app.request(`${path}?view=you`)).text()
  console.log('bytes', html.length, you.length, (await (await site.app.request('/style.css')).text()).length)
  for (const [width, scheme] of [[320,'light'],[375,'dark'],[1280,'light'],[1280,'dark']] as const) {
    const c = await browser.newContext({ baseURL: site.context.settings.publicUrl, colorScheme: scheme, viewport: { width, height: 800 } })
    const page = await c.newPage()
    await page.goto(path)
    await page.screenshot({ path: `/tmp/p-${width}-${scheme}.png`, fullPage: true })
    for (const s of await page.locator('summary').all()) await s.click()
    await page.screenshot({ path: `/tmp/p-${width}-${scheme}-open.png`, fullPage: true })
    await page.goto(`${path}?view=you`)
    await page.screenshot({ path: `/tmp/y-${width}-${scheme}.png`, fullPage: true })
    await c.close()
  }
  await browser.close(); await close()
}, 120000)
