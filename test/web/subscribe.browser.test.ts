import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { changeList } from '../../src/actions/change-list.ts'
import { createList } from '../../src/actions/create-list.ts'
import { noBrowser, testBrowser } from '../support/browser.ts'
import { checkPage } from '../support/check-page.ts'
import { type LoopbackSite, openLoopbackSite } from './loopback.ts'
import { linkIn, type Site, sendAllDue } from './site.ts'

describe.skipIf(noBrowser !== null)('signing up in a browser', { timeout: 60_000 }, () => {
  let site: Site
  let browser: Browser
  let server: LoopbackSite
  let baseURL: string
  beforeAll(async () => {
    server = await openLoopbackSite()
    site = server.site
    baseURL = site.context.settings.publicUrl
    browser = await testBrowser()
    await createList(site.context, { name: 'News', listed: true })
    const field = ['city=Where do you live?', 'topic*=Topic | Sleep | Work']
    await changeList(site.context, 'Weekly tips', { field, listed: true })
  })
  afterAll(async () => {
    await server?.close()
  })
  afterEach(() => changeList(site.context, 'Weekly tips', { optIn: 'button', language: 'en' }))

  async function withPage(
    options: BrowserContextOptions,
    task: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({ baseURL, reducedMotion: 'reduce', ...options })
    context.setDefaultTimeout(10_000)
    try {
      await task(await context.newPage())
    } finally {
      await context.close()
    }
  }

  async function confirmLink(address: string): Promise<string> {
    await sendAllDue(site)
    const mail = (await site.captured.list()).findLast(({ message }) => message.to.address === address)
    if (!mail) throw new Error('No mail was captured')
    return linkIn(mail, 'confirm')
  }
  const profileOf = async (address: string) =>
    await site.context.read
      .selectFrom('subscriptions')
      .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
      .select(['requested_profile', 'state'])
      .where('address', '=', address)
      .execute()

  it.each([
    ['with the keyboard alone, and tells its time zone', true],
    ['with the keyboard alone and no script', false],
  ])('works %s', async (_, javaScriptEnabled) => {
    const address = `keys.${javaScriptEnabled}@gmail.com`
    await withPage({ javaScriptEnabled, timezoneId: 'Asia/Tokyo' }, async (page) => {
      await page.goto('/subscribe/weekly-tips')
      await checkPage(page)
      site.clock.advance(5_000)
      await page.locator('#address').focus()
      for (const typed of [address.replace('gmail', 'gmial'), 'Ana', 'Bonn', 'Sleep']) {
        await page.keyboard.type(typed)
        await page.keyboard.press('Tab')
      }
      await page.keyboard.press('Space')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.getByText(`Did you mean ${address}?`).waitFor()
      await checkPage(page)
      await page.getByRole('button', { name: `Yes, use ${address}` }).focus()
      await page.keyboard.press('Enter')
      await page.getByText('Check your mailbox').waitFor()
    })
    const rows = await profileOf(address)
    const zone = javaScriptEnabled ? 'Asia/Tokyo' : null
    const profile = JSON.stringify({ zone, language: null, fields: { city: 'Bonn', topic: 'Sleep' } })
    expect(rows.map((row) => row.requested_profile)).toEqual([profile, profile])
  })

  it('works from a form on another site, and shows its faults in order', async () => {
    await withPage({ viewport: { width: 375, height: 812 } }, async (page) => {
      const form = `<form action="${baseURL}/subscribe/weekly-tips" method="post"><input name="address" value="em@example.com"><button>Go</button></form>`
      await page.setContent(form)
      await page.getByRole('button').click()
      await page.getByText('Please answer this.').waitFor()
      await checkPage(page)
      site.clock.advance(5_000)
      await page.locator('#field-topic').selectOption('Work')
      await page.getByRole('button').click()
      await page.getByText('Check your mailbox').waitFor()
    })
    expect(await profileOf('em@example.com')).toHaveLength(1)
  })

  it.each(['en', 'de', 'fr', 'es'])(
    'asks for the confirmation on a page in order, in %s',
    async (language) => {
      await changeList(site.context, 'Weekly tips', { language })
      const body = new URLSearchParams({ address: `${language}@example.com`, 'field-topic': 'Work' })
      await fetch(`${baseURL}/subscribe/weekly-tips`, { method: 'POST', body })
      const link = await confirmLink(`${language}@example.com`)
      await withPage({}, async (page) => {
        await page.goto(link)
        expect(await page.locator('html').getAttribute('lang')).toBe(language)
        await checkPage(page)
        await page.getByRole('button').click()
        await page.getByRole('button').waitFor({ state: 'detached' })
        await checkPage(page)
      })
      expect((await profileOf(`${language}@example.com`))[0]?.state).toBe('confirmed')
    },
  )

  it('confirms by itself where the list says so, once the page was seen, and without scripts by its button', async () => {
    await changeList(site.context, 'Weekly tips', { optIn: 'auto' })
    const body = new URLSearchParams({ address: 'auto@example.com', 'field-topic': 'Work' })
    await fetch(`${baseURL}/subscribe/weekly-tips`, { method: 'POST', body })
    const link = await confirmLink('auto@example.com')
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(link)
      expect(await page.getByRole('button').count()).toBe(1)
    })
    expect((await profileOf('auto@example.com'))[0]?.state).toBe('pending')
    await withPage({}, async (page) => {
      await page.goto(link)
      await page.getByText('You are in.').waitFor()
    })
    expect((await profileOf('auto@example.com'))[0]?.state).toBe('confirmed')
  })
})
