import { mkdirSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateList } from '../../db/lists.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { noBrowser, testBrowser } from '../support/browser.ts'
import { checkPage } from '../support/check-page.ts'
import { importPeople, subscriptionOf } from '../support/imported.ts'
import { makeList, publishSteps } from '../support/published.ts'
import { type LoopbackSite, openLoopbackSite } from './loopback.ts'
import { type Site, sendAllDue, stateOf } from './site.ts'

/** A folder for pictures of each page, for whoever wants to look. */
const pictures = process.env.PICTURES

const phone: BrowserContextOptions = { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true }
const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }

describe.skipIf(noBrowser !== null)('a reader who leaves', { timeout: 120_000 }, () => {
  let server: LoopbackSite
  let browser: Browser
  let site: Site
  beforeAll(async () => {
    if (pictures) mkdirSync(pictures, { recursive: true })
    server = await openLoopbackSite()
    site = server.site
    browser = await testBrowser()
    await makeList(site.context, 'Other news')
  })
  afterAll(async () => {
    await server?.close()
  })

  async function withPage(
    options: BrowserContextOptions,
    task: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({
      ...options,
      baseURL: site.context.settings.publicUrl,
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(10_000)
    try {
      await task(await context.newPage())
    } finally {
      await context.close()
    }
  }

  async function join(address: string): Promise<{ id: number; path: string }> {
    await importPeople(site.context, site.list, [address])
    const { id } = await subscriptionOf(site.context, site.list, address)
    return { id, path: new URL(site.context.links.unsubscribe(id)).pathname }
  }

  it.each([
    ['on a phone', phone],
    ['on a desk', desk],
    ['on a desk without scripts', { ...desk, javaScriptEnabled: false }],
    ['on a phone in the dark', { ...phone, colorScheme: 'dark' as const }],
  ])('leaves, says why, undoes it and leaves again %s', async (where, options) => {
    const { id, path } = await join(`ana.${where.replaceAll(' ', '.')}@example.com`)
    await withPage(options, async (page) => {
      await page.goto(path)
      await look(page, `${where} 1 ask`)
      await page.getByRole('button', { name: 'Unsubscribe' }).click()
      await page.getByText('No more mail from Weekly tips.').waitFor()
      await look(page, `${where} 2 left`)
      expect(await stateOf(site, id)).toBe('ended')
      await page.getByLabel('Too many emails').check()
      await page.getByLabel('In your own words (optional)').fill('Every day is too much.')
      await page.getByRole('button', { name: 'Send' }).click()
      await page.getByText('Thank you for your answer.').waitFor()
      await look(page, `${where} 3 thanks`)
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByText('You are back.').waitFor()
      await look(page, `${where} 4 back`)
      expect(await stateOf(site, id)).toBe('confirmed')
      await page.goto(path)
      await page.getByRole('button', { name: 'Unsubscribe' }).click()
      await page.getByText('You are out.').waitFor()
      expect(await stateOf(site, id)).toBe('ended')
    })
  })

  it('does it all by the keyboard alone', async () => {
    const { id, path } = await join('keys@example.com')
    await withPage(desk, async (page) => {
      await page.goto(path)
      await pressOn(page, 'Unsubscribe')
      await page.getByText('You are out.').waitFor()
      expect(await stateOf(site, id)).toBe('ended')
      await tabTo(page, 'too-often')
      await page.keyboard.press('Space')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Tab')
      await page.keyboard.type('Not for me.')
      await pressOn(page, 'Send')
      await page.getByText('Thank you for your answer.').waitFor()
      await pressOn(page, 'Undo')
      await page.getByText('You are back.').waitFor()
      expect(await stateOf(site, id)).toBe('confirmed')
    })
  })

  it('leaves everything with one press', async () => {
    const { id, path } = await join('all@example.com')
    const { read } = site.context
    const other = await read
      .selectFrom('lists')
      .selectAll()
      .where('name', '=', 'Other news')
      .executeTakeFirstOrThrow()
    await importPeople(site.context, other, ['all@example.com'])
    await withPage(phone, async (page) => {
      await page.goto(path)
      await look(page, 'everything 1 ask')
      await page.getByRole('button', { name: 'Leave everything' }).click()
      await page.getByText('You have left everything').waitFor()
      expect(await stateOf(site, id)).toBe('ended')
      expect((await subscriptionOf(site.context, other, 'all@example.com')).state).toBe('ended')
    })
  })

  it('asks for the link where the mail is lost', async () => {
    await withPage({ ...phone, locale: 'de-DE' }, async (page) => {
      await page.goto('/')
      await look(page, 'lost 1 front')
      await page.getByRole('link', { name: 'Ich finde die E-Mail nicht mehr' }).click()
      await look(page, 'lost 2 form')
      await page.getByLabel('E-Mail-Adresse').fill('ana@')
      await page.keyboard.press('Enter')
      await page.getByText('An diese Adresse können wir nicht schreiben.').waitFor()
      await look(page, 'lost 3 wrong')
      await page.getByLabel('E-Mail-Adresse').fill('nobody@example.com')
      await page.keyboard.press('Enter')
      await page.getByText('Sehen Sie in Ihr Postfach').waitFor()
      await look(page, 'lost 4 sent')
    })
  })

  it('reads the archive, from its list to a letter and back', async () => {
    await updateList(site.context.db, site.list.id, { archive: 1 })
    await join('reader@example.com')
    const schedule = { kind: 'at', at: site.clock.now + 60_000 } as const
    const issue = await publishSteps(site.context, site.list, {
      key: 'i',
      kind: 'issue',
      steps: ['issue'],
      schedule,
    })
    await enrolList(site.context, issue.id)
    await sendAllDue(site)
    await withPage(phone, async (page) => {
      await page.goto('/archive/weekly-tips')
      await look(page, 'archive 1 list')
      await page.getByRole('link', { name: 'issue' }).click()
      await page.getByText('This is issue.').waitFor()
      if (pictures) await page.screenshot({ path: `${pictures}/archive 2 letter.png`, fullPage: true })
      await page.getByRole('link', { name: 'All letters' }).click()
      await page.getByRole('heading', { name: 'Weekly tips: all letters' }).waitFor()
    })
  })

  /** Checks the page at each size, and keeps pictures of it where they are wanted. */
  async function look(page: Page, name: string): Promise<void> {
    const size = page.viewportSize()
    await checkPage(page)
    if (pictures) await page.screenshot({ path: `${pictures}/${name} 320.png`, fullPage: true })
    if (size) await page.setViewportSize(size)
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
  }
})

/** Moves on by Tab until a control with this name or value has the focus. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate<string>(
      '(document.activeElement?.value || "") + "|" + (document.activeElement?.textContent || "")',
    )
    if (focused.split('|').includes(wanted)) return
  }
  throw new Error(`Nothing called “${wanted}” is reached by Tab.`)
}

async function pressOn(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}
