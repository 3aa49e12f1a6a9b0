import { mkdirSync } from 'node:fs'
import { it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { checkPage } from './support/check-page.ts'
import { openSite } from './web/site.ts'
import { restyleList } from '../src/actions/restyle-list.ts'
import { letterTemplates } from '../emails/templates.ts'
import { compileLetter } from '../src/render/compile-letter.tsx'
import { letterHtml } from '../src/render/letter-html.ts'
import { parseTheme } from '../src/core/mail/theme-file.ts'
it('pages', async () => {
  mkdirSync('/tmp/mail/shots', { recursive: true })
  const site = await openSite()
  const p = parseTheme({ brand: 'Willow Clinic', layout: 'card', colours: { accent: '8a1c4a', page: '#fffaf5' }, type: 'serif', corner: '14', footer: 'Willow Clinic: walks for people who think too much', logo: { url: 'https://pictures.example.com/l.svg', alt: 'Willow', width: '160', height: '40' } })
  if (p.kind !== 'theme') throw new Error('x')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="40"><circle cx="20" cy="20" r="16" fill="#8a1c4a"/><text x="44" y="27" font-size="20" font-family="sans-serif" fill="#8a1c4a">Willow</text></svg>`
  const b = await launchBrowser()
  for (const layout of ['card', 'letter'] as const) {
    await restyleList(site.context, site.list.name, { theme: { ...p.theme, layout } })
    for (const scheme of ['light', 'dark'] as const) {
      const ctx = await b.newContext({ colorScheme: scheme, viewport: { width: 1000, height: 800 } })
      const page = await ctx.newPage()
      await page.route('**/*', async (route) => {
        const url = new URL(route.request().url())
        if (url.host === 'pictures.example.com') return await route.fulfill({ body: svg, contentType: 'image/svg+xml' })
        const r = await site.app.request(url.pathname + url.search)
        await route.fulfill({ status: r.status, headers: Object.fromEntries(r.headers), body: Buffer.from(await r.arrayBuffer()) })
      })
      const msgs: string[] = []; page.on('console', (m) => msgs.push(m.text()))
      await page.goto('http://localhost:3000/subscribe/weekly-tips')
      await page.screenshot({ path: `/tmp/mail/shots/page-${layout}-${scheme}-1000.png`, fullPage: true })
      await page.setViewportSize({ width: 320, height: 600 })
      await page.screenshot({ path: `/tmp/mail/shots/page-${layout}-${scheme}-320.png`, fullPage: true })
      try { await checkPage(page) } catch (e) { console.log(layout, scheme, JSON.stringify((e as any).actual)) }
      console.log(msgs.slice(0, 3))
      if (layout === 'card') {
        const c = await compileLetter(letterTemplates.lesson.PreviewProps.letter, { ...p.theme, layout, logo: null })
        await page.setViewportSize({ width: 640, height: 600 })
        if (c.kind === 'compiled') await page.setContent(letterHtml(c.template))
        await page.screenshot({ path: `/tmp/mail/shots/mail-${layout}-${scheme}.png`, fullPage: true })
      }
    }
  }
  await b.close(); await site.close()
}, 200000)
