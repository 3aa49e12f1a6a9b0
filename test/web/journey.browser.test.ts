import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser, testBrowser } from '../support/browser.ts'
import { checkPage } from '../support/check-page.ts'
import { type LoopbackSite, openLoopbackSite } from './loopback.ts'
import { publishSample, type Site, sendAllDue } from './site.ts'

describe.skipIf(noBrowser !== null)('a reader with a browser', { timeout: 60_000 }, () => {
  let server: LoopbackSite
  let browser: Browser
  let site: Site
  let sequence: number
  beforeAll(async () => {
    server = await openLoopbackSite()
    browser = await testBrowser()
    site = server.site
    sequence = (await publishSample(site)).sequence
  })
  afterAll(async () => {
    await server?.close()
  })

  async function withPage(javaScriptEnabled: boolean, task: (page: Page) => Promise<void>): Promise<void> {
    const baseURL = site.context.settings.publicUrl
    const context = await browser.newContext({ baseURL, javaScriptEnabled, reducedMotion: 'reduce' })
    context.setDefaultTimeout(10_000)
    try {
      await task(await context.newPage())
    } finally {
      await context.close()
    }
  }

  it.each([
    ['signs up, confirms, reads and leaves', true],
    ['does the same without running scripts', false],
  ])('%s', async (_, scripts) => {
    await withPage(scripts, async (page) => {
      const address = `ana.${scripts}@example.com`
      await signUp(site, page, address)
      await sendAllDue(site)
      const request = await openCaptured(page, address)
      const confirming = await followInEmail(request, 'confirm')
      // The browser that asked confirms by looking.
      await expectText(confirming, 'You are in.')
      await checkPage(confirming)
      await sendAllDue(site)
      const welcome = await openCaptured(page, address)
      const leaving = await followInEmail(welcome, 'unsubscribe')
      await pressOnlyButton(leaving, 'You are out.')
      await leaving.reload()
      await expectText(leaving, 'No more mail from Weekly tips.')
    })
  })

  it('finds every other page in order', async () => {
    await withPage(true, async (page) => {
      for (const path of [
        '/',
        '/nothing',
        '/confirm/x',
        '/unsubscribe/test',
        '/review',
        `/review/${sequence}`,
      ]) {
        await page.goto(path)
        await checkPage(page)
      }
    })
  })

  it('sees on the review page where each sentence went, and follows it there', async () => {
    await withPage(true, async (page) => {
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.goto(`/review/${sequence}`)
      const there = page.locator('#m23')
      expect(await there.isVisible()).toBe(false)
      await page.locator('#a23').click()
      expect(await there.isVisible()).toBe(true)
      await page.mouse.move(5, 5)

      const plain = await background(page, '#m24')
      await page.locator('#a24').hover()
      await expect.poll(() => background(page, '#m24')).not.toBe(plain)
      await expect.poll(async () => await background(page, '#a24')).toBe(await background(page, '#m24'))
      await page.locator('#m24').focus()
      await page.keyboard.press('Tab')
      await expect.poll(() => background(page, '#a25')).not.toBe(plain)
      await checkPage(page, { sentencesAreLinks: true })
    })
  })
})

async function signUp(site: Site, page: Page, address: string): Promise<void> {
  await page.goto('/subscribe/weekly-tips')
  await checkPage(page)
  await page.getByLabel('Email address').fill('ana@')
  await page.getByLabel('Name (optional)').fill('Ana')
  await page.getByRole('button').click()
  await expectText(page, 'We cannot write to this address')
  await checkPage(page)
  expect(await page.getByLabel('Name (optional)').inputValue()).toBe('Ana')
  await page.getByLabel('Email address').fill(address)
  site.clock.advance(5_000)
  await page.getByRole('button').click()
  await expectText(page, 'Check your mailbox')
  await checkPage(page)
}

/** Opens the newest captured email to this address. */
async function openCaptured(page: Page, address: string): Promise<Page> {
  await page.goto('/captured')
  await checkPage(page)
  const theirs = page.locator('section', { has: page.getByRole('heading', { name: address }) })
  await theirs.getByRole('link').first().click()
  await checkPage(page)
  return page
}

/** Follows a link inside the framed email, as a reader would: it opens in a window of its own. */
async function followInEmail(page: Page, name: 'confirm' | 'unsubscribe'): Promise<Page> {
  const link = page.frameLocator('iframe').locator(`a[href*="/${name}/"]`).first()
  const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()])
  await opened.waitForLoadState()
  return opened
}

async function pressOnlyButton(page: Page, answer: string): Promise<void> {
  await checkPage(page)
  expect(await page.getByRole('button').count()).toBe(1)
  await page.getByRole('button').click()
  await expectText(page, answer)
  await checkPage(page)
}

async function expectText(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor()
}

async function background(page: Page, selector: string): Promise<string> {
  return await page.locator(selector).evaluate((element) => getComputedStyle(element).backgroundColor)
}
