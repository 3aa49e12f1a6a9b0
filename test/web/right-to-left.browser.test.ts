import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateList } from '../../db/lists.ts'
import { mirrored, PSEUDO_LOCALE } from '../../src/core/language/pseudo-locale.ts'
import { formWords } from '../../src/core/sign-up/form-words.ts'
import { noBrowser, testBrowser } from '../support/browser.ts'
import { checkPage } from '../support/check-page.ts'
import { type LoopbackSite, openLoopbackSite } from './loopback.ts'
import { openPreferences } from './preferences-scene.ts'

describe.skipIf(noBrowser !== null)('pages from right to left', { timeout: 60_000 }, () => {
  let browser: Browser
  let loopback: LoopbackSite
  let preferences: string
  beforeAll(async () => {
    browser = await testBrowser()
    loopback = await openLoopbackSite()
    preferences = await openPreferences(loopback.site)
  })
  afterAll(async () => {
    await loopback?.close()
  })

  /** A page of the list, which speaks this language, on a small phone. */
  async function openPage(language: string, path: string): Promise<Page> {
    const { context, list } = loopback.site
    await updateList(context.db, list.id, { language })
    const page = await browser.newPage({ viewport: { width: 320, height: 568 } })
    await page.goto(new URL(path, context.settings.publicUrl).href)
    return page
  }

  it.each([
    ['subscribe', () => '/subscribe/weekly-tips'],
    ['preferences', () => preferences],
    ['preferences, about the reader', () => `${preferences}?view=you`],
    ['unsubscribe', () => new URL(loopback.site.context.links.unsubscribe(1)).pathname],
  ])('%s begins at the right, needs no sideways scroll, and is in order', async (_, path) => {
    const page = await openPage(PSEUDO_LOCALE, path())
    const { lang, dir } = await page.evaluate<{ lang: string; dir: string }>(
      '({ lang: document.documentElement.lang, dir: getComputedStyle(document.querySelector("h1")).direction })',
    )
    expect([lang, dir]).toEqual([PSEUDO_LOCALE, 'rtl'])
    for (const fold of await page.locator('summary').all()) await fold.click()
    const starts = await page.evaluate<number[]>(
      '[...document.querySelectorAll("h1, label")].filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().right)',
    )
    expect(Math.min(...starts)).toBeGreaterThan(240)
    await checkPage(page)
    await page.close()
  })

  it('are told apart from those in a language that we have no words in: these are English, from left to right', async () => {
    const page = await openPage('he', '/subscribe/weekly-tips')
    const html = page.locator('html')
    expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual(['en', 'ltr'])
    const button = await page.getByRole('button').textContent()
    expect(button).toBe(formWords('en').button)
    expect(formWords(PSEUDO_LOCALE).button).toBe(mirrored(formWords('en').button))
    await page.close()
  })
})
