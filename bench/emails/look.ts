import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { picture } from '../../src/render/sample-picture.ts'
import type { Checked, CheckRun, Finding } from './finding.ts'

const SMALL_PHONE = { width: 320, height: 640 }
const DESK = { width: 640, height: 800 }

/** What a browser finds in each email. */
export interface Looks {
  readonly axe: CheckRun
  readonly width: CheckRun
}

/** A page for emails: nothing is fetched, and each picture is drawn here. */
export async function emailPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage()
  await page.route('**/*', async (route) => {
    const svg = picture(route.request().url())
    await route.fulfill({ contentType: 'image/svg+xml', body: svg })
  })
  return page
}

/** Axe in light and dark, and whether a small phone would need to scroll sideways. */
export async function lookAt(browser: Browser, all: readonly Checked[]): Promise<Looks> {
  const page = await emailPage(browser)
  const axe: Finding[] = []
  const width: Finding[] = []
  for (const one of all) {
    await page.setViewportSize(DESK)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setContent(one.message.html)
    axe.push(...(await axeFindings(page, one)))
    width.push(...(await sidewaysFindings(page, one)))
    await page.emulateMedia({ colorScheme: 'dark' })
    axe.push(...(await axeFindings(page, { ...one, name: `${one.name} dark` })))
  }
  await page.close()
  const run = { looked: all.length, remark: '', skipped: false }
  return {
    axe: { ...run, check: 'axe', asks: 'axe finds nothing, light and dark', findings: axe },
    width: { ...run, check: 'width', asks: 'no sideways scroll at 320 px', findings: width },
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly html: string
}

async function axeFindings(page: Page, { name }: Checked): Promise<Finding[]> {
  const known = await page.evaluate<boolean>('"axe" in window')
  if (!known) await page.evaluate(axeSource)
  const options = JSON.stringify({ resultTypes: ['violations'], reporter: 'no-passes' })
  const violations = await page.evaluate<Violation[]>(
    `axe.run(${options}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ id, html }))))`,
  )
  return violations.map(({ id, html }) => ({ check: 'axe', what: id, client: '', where: name, detail: html }))
}

async function sidewaysFindings(page: Page, { name }: Checked): Promise<Finding[]> {
  await page.setViewportSize(SMALL_PHONE)
  const [over = 0, widest = ''] = await page.evaluate<[number, string]>(WIDEST)
  if (over <= 0) return []
  const detail = `${over} px too wide: ${widest}`
  return [{ check: 'width', what: 'sideways scroll', client: '', where: name, detail }]
}

/** How far the page goes beyond the window, to either side, and the smallest element that does. */
const WIDEST = `(() => {
  const over = document.documentElement.scrollWidth - window.innerWidth
  const out = [...document.querySelectorAll('body *')].filter((one) => {
    const { left, right } = one.getBoundingClientRect()
    return right > window.innerWidth + 1 || left < -1
  })
  return [over, out.at(-1)?.outerHTML.slice(0, 120) ?? '']
})()`
