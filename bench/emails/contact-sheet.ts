import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { emailPage } from './look.ts'
import { inTurns, type Sample } from './samples.ts'

interface Shot {
  readonly view: string
  readonly width: number
  readonly scheme: 'light' | 'dark'
}

const SHOTS: readonly Shot[] = [
  { view: 'desktop', width: 640, scheme: 'light' },
  { view: 'dark', width: 640, scheme: 'dark' },
  { view: 'phone', width: 375, scheme: 'light' },
  { view: 'phone dark', width: 375, scheme: 'dark' },
  { view: 'small phone', width: 320, scheme: 'light' },
]

/** Screenshots of each template in each theme, in turns of layout and language, on one page and in one picture. */
export async function contactSheet(
  browser: Browser,
  all: readonly Sample[],
  folder: string,
): Promise<string> {
  const shots = join(folder, 'shots')
  rmSync(shots, { recursive: true, force: true })
  mkdirSync(shots, { recursive: true })
  const chosen = inTurns(all)
  const page = await emailPage(browser)
  for (const sample of chosen) await shootSample(page, sample, shots)
  await page.close()
  const sheet = join(folder, 'contact-sheet.html')
  writeFileSync(sheet, sheetHtml(chosen))
  await shootSheet(browser, sheet, join(folder, 'contact-sheet.png'))
  return sheet
}

async function shootSample(page: Page, sample: Sample, folder: string): Promise<void> {
  await page.setContent(sample.message.html)
  for (const shot of SHOTS) {
    await page.setViewportSize({ width: shot.width, height: 500 })
    await page.emulateMedia({ colorScheme: shot.scheme })
    await page.screenshot({ path: join(folder, fileOf(sample, shot)), fullPage: true })
  }
}

async function shootSheet(browser: Browser, sheet: string, path: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1680, height: 1000 } })
  await page.goto(pathToFileURL(sheet).href)
  await page.screenshot({ path, fullPage: true })
  await page.close()
}

function fileOf({ name }: Sample, { view }: Shot): string {
  return `${name} ${view}.png`.replaceAll(' ', '-')
}

function sheetHtml(chosen: readonly Sample[]): string {
  const figures = chosen.map(
    (sample) =>
      `<section><h2>${sample.name}</h2><div>${SHOTS.map((shot) => thumbnail(sample, shot)).join('')}</div></section>`,
  )
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Emails</title><style>${SHEET_STYLE}</style>
<h1>Every template, in every theme</h1><main>${figures.join('\n')}</main></html>`
}

function thumbnail(sample: Sample, shot: Shot): string {
  const file = `shots/${fileOf(sample, shot)}`
  const width = Math.round(shot.width / 4)
  return `<a href="${file}"><img src="${file}" width="${width}" alt="${sample.name}, ${shot.view}"><br>${shot.view}</a>`
}

const SHEET_STYLE = `
body{font:13px/1.4 system-ui,sans-serif;margin:24px;background:#d9dddc;color:#222}
h1{font-size:20px}h2{font-size:13px;margin:0 0 8px}
main{display:grid;grid-template-columns:repeat(2,1fr);gap:24px}
section{background:#eef0ef;padding:12px;border-radius:8px;overflow:hidden}
section div{display:flex;gap:10px;align-items:flex-start}
a{color:#555;text-decoration:none;font-size:11px}img{display:inline-block;box-shadow:0 1px 4px #0004}
`
