import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateList } from '../../db/lists.ts'
import { restyleList } from '../../src/actions/restyle-list.ts'
import { plainTheme, type Theme } from '../../src/core/mail/theme.ts'
import { makeList } from '../support/published.ts'
import { openSite, type Site } from './site.ts'

const willow: Theme = {
  ...plainTheme,
  brand: 'Willow Clinic',
  layout: 'card',
  corner: 12,
  footer: 'Walks for <everybody>',
  logo: {
    url: 'https://pictures.example.com/a/logo.png',
    darkUrl: 'https://dark.example.com/logo.png',
    alt: 'Willow',
    width: 160,
    height: 40,
  },
  light: { ...plainTheme.light, accent: '#8a1c4a' },
}

describe('the pages of a list with a theme', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
    await restyleList(site.context, site.list.name, { theme: willow })
  })
  afterAll(() => site.close())

  const get = async (path: string) => await site.app.request(path)
  const page = () => get('/subscribe/weekly-tips')
  const themeHref = async () => /href="(\/theme\/[^"]+)"/.exec(await (await page()).text())?.[1] ?? ''
  const pictures = async (path: string) =>
    (await get(path)).headers
      .get('Content-Security-Policy')
      ?.split('; ')
      .find((one) => one.startsWith('img-src'))

  it('have its logo above, its line below, and stay under 30 KB', async () => {
    const html = await (await page()).text()
    expect(html).toMatch(
      /<header class="sender"><picture><source[^>]*dark.example.com[^>]*><img [^>]*alt="Willow"/,
    )
    expect(html).toContain('<footer class="foot">Walks for &lt;everybody&gt;</footer>')
    expect(html.length).toBeLessThan(30 * 1024)
  })

  it('may show pictures from where the logo is, and from nowhere else', async () => {
    expect(await pictures('/subscribe/weekly-tips')).toBe(
      "img-src 'self' data: https://pictures.example.com https://dark.example.com",
    )
    expect(await pictures('/nothing')).toBe("img-src 'self' data:")
  })

  it('share it with the pages that are of no list, as long as all lists that are offered look like it', async () => {
    for (const path of ['/', '/unsubscribe']) {
      const html = await (await get(path)).text()
      expect(html).toContain(`href="${await themeHref()}"`)
      expect(html).toMatch(/<header class="sender"><picture>/)
      expect(html).not.toContain('Rivulet')
      expect(await pictures(path)).toBe(await pictures('/subscribe/weekly-tips'))
    }
    const { id } = await makeList(site.context, 'Other news')
    await updateList(site.context.db, id, { listed: 1 })
    for (const path of ['/', '/unsubscribe']) {
      expect(await (await get(path)).text()).not.toContain('/theme/')
      expect(await pictures(path)).toBe("img-src 'self' data:")
    }
    await updateList(site.context.db, site.list.id, { listed: 1 })
    expect(await (await get('/')).text()).not.toContain('/theme/')
    await restyleList(site.context, 'Other news', { theme: willow })
    expect(await (await get('/')).text()).toContain(`href="${await themeHref()}"`)
  })

  it('fetch its colours from a stylesheet that may be kept for ever under its hash, and under it alone', async () => {
    const href = await themeHref()
    expect(href).toMatch(/^\/theme\/weekly-tips\.css\?v=[0-9a-f]{12}$/)
    const answer = await get(href)
    expect(answer.headers.get('Content-Type')).toBe('text/css; charset=utf-8')
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    const css = await answer.text()
    expect(css).toContain('--river:#8a1c4a')
    expect(css).toContain('--corner:12px')
    expect((await get('/theme/weekly-tips.css?v=old')).headers.get('Cache-Control')).toBe('no-cache')
  })

  it('have another address for it once the theme changes', async () => {
    const before = await themeHref()
    await restyleList(site.context, site.list.name, { layout: 'letter' })
    expect(await themeHref()).not.toBe(before)
    await restyleList(site.context, site.list.name, { layout: 'card' })
    expect(await themeHref()).toBe(before)
  })

  it.each(['/theme/nothing.css', '/theme/weekly-tips', '/theme/.css', '/theme/weekly-tips.css.css'])(
    'there is no stylesheet at %s',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )

  it('are as they are everywhere where a list has no theme', async () => {
    await restyleList(site.context, site.list.name, { theme: null })
    const html = await (await page()).text()
    expect(html).not.toMatch(/\/theme\/|class="sender"|class="foot"/)
    expect((await get('/theme/weekly-tips.css')).status).toBe(404)
    await restyleList(site.context, site.list.name, { theme: willow })
  })
})
