import type { Browser, Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { noBrowser, testBrowser } from '../support/browser.ts'
import { checkPage } from '../support/check-page.ts'
import { type LoopbackSite, openLoopbackSite } from './loopback.ts'
import { openPreferences } from './preferences-scene.ts'

const sizes = [
  ['on a desk', { width: 1280, height: 800 }, true],
  ['on a phone', { width: 375, height: 812 }, true],
  ['on a phone without running scripts', { width: 320, height: 568 }, false],
] as const

describe.skipIf(noBrowser !== null)('a reader at their preferences', { timeout: 120_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await testBrowser()
  })

  it.each(sizes)(
    'slows down, pauses, turns off and on, joins and leaves by keyboard %s',
    async (_, viewport, js) => {
      await withPage(viewport, js, async (page, path) => {
        await page.goto(path)
        await open(page, 'Less often, a pause, or off: Everyday connection')
        await choose(page, 'How often', 'monthly')
        await press(page, 'Save')
        await expectStatus(page, 'Saved.')
        expect(await page.getByText('At most once a month').first().isVisible()).toBe(true)

        await open(page, 'Less often, or a pause, for the whole list: Weekly tips')
        await tabTo(page, 'Or pause until this date')
        await page.keyboard.type('01012020')
        await press(page, 'Save')
        await expectText(page, 'Please choose a day from tomorrow on')
        await tabTo(page, 'Or pause until this date')
        await page.keyboard.type('01152027')
        await press(page, 'Save')
        await expectStatus(page, 'Saved. Nothing from “Weekly tips” comes before 15 January 2027.')

        await open(page, 'Less often, a pause, or off: A series')
        await press(page, 'Turn this series off')
        await expectStatus(page, '“A series” is off.')
        await press(page, 'Turn this series on again')
        await expectStatus(page, '“A series” is on again.')

        await press(page, 'Join Notes from the garden')
        await expectStatus(page, 'You are in: you get Notes from the garden.')
        await press(page, 'Leave Notes from the garden')
        await expectStatus(page, 'You have left Notes from the garden.')
      })
    },
  )

  it.each(sizes)(
    'tells their name, language and zone, and asks for another address %s',
    async (_, viewport, js) => {
      await withPage(viewport, js, async (page, path) => {
        await page.goto(path)
        await press(page, 'About you')
        await tabTo(page, 'Name')
        await page.keyboard.press('Control+A')
        await page.keyboard.type('Anna')
        await choose(page, 'Time zone', 'Dublin')
        await press(page, 'Save')
        await expectStatus(page, 'Saved.')
        expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Anna')

        await tabTo(page, 'New email address')
        await page.keyboard.type('ana@')
        await press(page, 'Ask the new address')
        await expectText(page, 'We cannot write to this address')
        await tabTo(page, 'New email address')
        await page.keyboard.press('Control+A')
        await page.keyboard.type('ana.new@gmial.com')
        await press(page, 'Ask the new address')
        await expectText(page, 'Did you mean ana.new@gmail.com?')
        if (js) await checkPage(page)
        await press(page, 'Yes, use ana.new@gmail.com')
        await expectStatus(page, 'an email with one button is on its way')

        await choose(page, 'Language of these pages', 'Deutsch')
        await press(page, 'Save')
        await expectStatus(page, 'Gespeichert.')
      })
    },
  )

  it('finds each state of the page in order', async () => {
    await withPage({ width: 1280, height: 800 }, true, async (page, path) => {
      await page.goto(path)
      for (const fold of await page.locator('summary').all()) await fold.click()
      await checkPage(page)
      await page.getByLabel('Or pause until this date').last().fill('2020-01-01')
      await page.getByRole('button', { name: 'Save' }).last().click()
      await expectText(page, 'Please choose a day from tomorrow on')
      await checkPage(page)
      await page.getByRole('button', { name: 'Leave Weekly tips' }).click()
      await expectStatus(page, 'You have left Weekly tips.')
      await checkPage(page)
      await page.getByRole('link', { name: 'That was a mistake' }).click()
      await page.getByRole('button').click()
      await page.goto(`${path}?view=you`)
      await checkPage(page)
      await page.getByLabel('New email address').fill('ana@')
      await page.getByRole('button', { name: 'Ask the new address' }).click()
      await expectText(page, 'We cannot write to this address')
      await checkPage(page)
    })
  })

  type Task = (page: Page, path: string) => Promise<void>

  async function withPage(
    viewport: { width: number; height: number },
    js: boolean,
    task: Task,
  ): Promise<void> {
    const { site, close }: LoopbackSite = await openLoopbackSite()
    const baseURL = site.context.settings.publicUrl
    const context = await browser.newContext({ baseURL, viewport, javaScriptEnabled: js, locale: 'en-US' })
    context.setDefaultTimeout(10_000)
    try {
      await task(await context.newPage(), await openPreferences(site))
    } finally {
      await context.close()
      await close()
    }
  }
})

/** Goes forward by the tab key until the field, link, button or fold of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 80; tabs++) {
    await page.keyboard.press('Tab')
    if ((await focused(page)) === name) return
  }
  throw new Error(`The tab key does not lead to “${name}”.`)
}

async function focused(page: Page): Promise<string> {
  return await page.evaluate<string>(
    `((element) => (element.labels?.[0]?.textContent ?? element.textContent).trim())(document.activeElement)`,
  )
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

async function open(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

/** By typing the first letters of an option; a value is gone to by the arrow keys. */
async function choose(page: Page, name: string, option: string): Promise<void> {
  await tabTo(page, name)
  const select = page.locator(':focus')
  const isChosen = async () => (await select.inputValue()) === option || (await shown(select)) === option
  await page.keyboard.type(option)
  if (await isChosen()) return
  await page.keyboard.press('Home')
  for (let before = ''; !(await isChosen()); ) {
    const value = await select.inputValue()
    if (value === before) throw new Error(`The keyboard does not lead to “${option}”.`)
    before = value
    await page.keyboard.press('ArrowDown')
  }
}

async function shown(select: Locator): Promise<string | null> {
  return await select.locator('option:checked').textContent()
}

async function expectStatus(page: Page, words: string): Promise<void> {
  await expect.poll(() => page.getByRole('status').textContent()).toContain(words)
}

async function expectText(page: Page, words: string): Promise<void> {
  await expect.poll(() => page.locator('body').textContent()).toContain(words)
}
