import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Each page is looked at on a desk, on a phone and on a small phone. */
const sizes = [
  { width: 1280, height: 800 },
  { width: 375, height: 812 },
  { width: 320, height: 568 },
]

export interface PageKind {
  /** Links in running text may be as small as its lines (WCAG 2.2, 2.5.8); axe cannot tell where all of it is links. */
  readonly sentencesAreLinks?: boolean
}

/** No script but our two small ones, nothing that needs a sideways scroll, and no accessibility fault that axe can find. */
export async function checkPage(page: Page, of: PageKind = {}): Promise<void> {
  const scripted = await runsScripts(page)
  if (scripted) await page.evaluate(axe)
  for (const size of sizes) {
    await page.setViewportSize(size)
    const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
    const scripts = await page.locator('script:not([src^="/sign-up.js?"]):not([src^="/confirm.js?"])').count()
    const faults = scripted ? await axeFaults(page, of) : []
    const found = { sideways, scripts, faults }
    expect([page.url(), size, found]).toEqual([page.url(), size, { sideways: 0, scripts: 0, faults: [] }])
  }
}

async function runsScripts(page: Page): Promise<boolean> {
  return await page.evaluate<boolean>("matchMedia('(scripting: enabled)').matches")
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

async function axeFaults(page: Page, { sentencesAreLinks = false }: PageKind): Promise<string[]> {
  const rules = { 'target-size': { enabled: !sentencesAreLinks } }
  const options = { iframes: false, resultTypes: ['violations'], reporter: 'no-passes', rules }
  return await page.evaluate<string[]>(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
  )
}
