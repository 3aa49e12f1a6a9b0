import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { sampleThemes } from '../../src/render/sample-themes.ts'
import { launchBrowser, noBrowser } from '../../test/support/browser.ts'
import { type JudgedRun, judge } from './allow.ts'
import { allowed } from './allowed.ts'
import { checkAll } from './check-all.ts'
import { contactSheet } from './contact-sheet.ts'
import { type Drafts, draftsIn } from './drafts.ts'
import type { CheckRun } from './finding.ts'
import { lookAt } from './look.ts'
import { type Sample, samples } from './samples.ts'
import { differentCount, tableText } from './table.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'coverage', 'emails')

interface Options {
  readonly json: boolean
  /** Why no browser is asked, or null. */
  readonly withoutBrowser: string | null
  readonly articles: string
}

/**
 * `npm run emails -- [--json] [--no-browser] [--articles DIR]`: checks every template and every drafted email, prints
 * one table and gives 1 where something is found that the list of allowed findings does not know.
 */
export async function main(args: readonly string[]): Promise<number> {
  const options = optionsOf(args)
  if (options === null) return 2
  const began = performance.now()
  const all = await samples()
  const drafts = await draftsIn(options.articles)
  const runs = [
    ...(await checkAll([...all, ...drafts.emails], sampleThemes)),
    ...(await browserRuns(all, options)),
  ]
  const judged = judge(runs, allowed)
  const seconds = (performance.now() - began) / 1000
  say(options.json ? jsonText(judged) : reportText({ judged, all, drafts, seconds, options }))
  return judged.some(({ open }) => open.length > 0) ? 1 : 0
}

function optionsOf(args: readonly string[]): Options | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        'no-browser': { type: 'boolean', default: false },
        articles: { type: 'string', default: join(root, '..', 'shared', 'corpus', 'articles') },
      },
    })
    const withoutBrowser = values['no-browser'] ? 'left out' : noBrowser
    return { json: values.json, withoutBrowser, articles: values.articles }
  } catch (error) {
    process.stderr.write(`emails: ${error instanceof Error ? error.message : error}\n`)
    return null
  }
}

async function browserRuns(all: readonly Sample[], { withoutBrowser }: Options): Promise<CheckRun[]> {
  if (withoutBrowser !== null) {
    const run = { looked: 0, remark: withoutBrowser, skipped: true, findings: [] }
    return [
      { ...run, check: 'axe', asks: 'axe finds nothing, light and dark' },
      { ...run, check: 'width', asks: 'no sideways scroll at 320 px' },
    ]
  }
  const browser = await launchBrowser()
  try {
    const { axe, width } = await lookAt(browser, all)
    mkdirSync(folder, { recursive: true })
    await contactSheet(browser, all, folder)
    return [axe, width]
  } finally {
    await browser.close()
  }
}

interface Report {
  readonly judged: readonly JudgedRun[]
  readonly all: readonly Sample[]
  readonly drafts: Drafts
  readonly seconds: number
  readonly options: Options
}

function reportText({ judged, all, drafts, seconds, options }: Report): string {
  const open = differentCount(judged.flatMap((run) => run.open))
  const sheet = relative(process.cwd(), join(folder, 'contact-sheet.html'))
  return [
    `${all.length} samples of every template, and ${drafts.emails.length} emails of ${drafts.series} drafted series`,
    ...drafts.skipped.map((reason) => `not drafted: ${reason}`),
    '',
    tableText(judged),
    '',
    ...(options.withoutBrowser === null ? [`contact sheet: ${sheet}`] : []),
    `${open} findings in ${seconds.toFixed(0)} s`,
  ].join('\n')
}

function jsonText(judged: readonly JudgedRun[]): string {
  const checks = judged.map(({ findings, ...run }) => ({ ...run, found: differentCount(findings) }))
  return JSON.stringify({ checks, findings: differentCount(checks.flatMap(({ open }) => open)) }, null, 2)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
