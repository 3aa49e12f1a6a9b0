import { basename, resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { draftAddress } from '../actions/draft-address.ts'
import {
  type DraftArticle,
  type DraftInput,
  describeDraft,
  draftArticle,
  largestArticle,
  seriesFiles,
} from '../actions/draft-article.ts'
import type { Review } from '../actions/review.ts'
import { reviewDraft } from '../actions/review-draft.ts'
import type { DraftMode } from '../core/draft/draft.ts'
import type { Series } from '../core/draft/series.ts'
import { draftReport } from './draft-report.ts'
import { readFileWithin, writeSeriesFolder } from './series-folder.ts'
import { type ExitCode, fail, printJson, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { writeWholeFile } from './whole-file.ts'
import type { Surroundings } from './with-installation.ts'
import { wrapLine } from './wrap-lines.ts'

/** `draft FILE|URL`: shows the series that an article makes, as a table, a page, JSON, or files to edit. */
export function addDraftCommand(program: Command, verb: Verb): void {
  program
    .command('draft <file-or-url>')
    .description('turn an article into a series of emails')
    .addOption(
      new Option('--mode <mode>', 'the whole text, or its best paragraphs; otherwise by its length').choices([
        'full',
        'digest',
      ]),
    )
    .option('--max-emails <number>', 'the most emails, welcome and last one included', parseMaxEmails)
    .option('--entry <entry>', 'which entry of a feed: its number, or words of its title')
    .option('--language <tag>', 'the language of the article, such as de', parseLanguage)
    .option('--html <file>', 'write the review page as one file, for any browser')
    .option('--out <folder>', 'write the series as files that you can edit and publish')
    .option('--json', 'print everything as JSON')
    .action(verb<DraftOptions>(async (around, [source], options) => draft(around, source ?? '', options)))
}

interface DraftOptions {
  readonly mode?: DraftMode
  readonly maxEmails?: number
  readonly entry?: string
  readonly language?: string
  readonly html?: string
  readonly out?: string
  readonly json?: boolean
}

const FEWEST_EMAILS = 3

function parseMaxEmails(text: string): number {
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0
  if (count < FEWEST_EMAILS) {
    throw new InvalidArgumentError(
      `Give a whole number from ${FEWEST_EMAILS}: a welcome, a lesson and a last email.`,
    )
  }
  return count
}

function parseLanguage(text: string): string {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? text
  } catch {
    throw new InvalidArgumentError('Give a language tag such as en, de or pt-BR.')
  }
}

async function draft(around: Surroundings, source: string, options: DraftOptions): Promise<ExitCode> {
  const { terminal } = around
  const drafted = await draftSource(around, source, options)
  if (drafted.kind === 'problem') return fail(terminal, drafted.message)
  const { series, notes } = drafted
  const review = onlyData(options) ? null : reviewDraft(series, { ...options, notes })
  const written = await writeWanted(around, { review, series }, { ...options, source })
  if (written.kind === 'problem') return fail(terminal, written.message)
  if (options.json || !review) return printJson(terminal, describeDraft(series))
  sayDraft(terminal, review, options)
  return 0
}

function onlyData({ json, html }: DraftOptions): boolean {
  return json === true && html === undefined
}

/** Whether a source is a web address, even one that is not fetched: no file is called so. */
function isAddress(source: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\/|^(?:https?|data|javascript):/i.test(source)
}

async function draftSource(
  { commands }: Surroundings,
  source: string,
  options: DraftOptions,
): Promise<DraftArticle> {
  const how = howOf(options)
  if (isAddress(source)) return await draftAddress({ ...how, url: source }, commands.fetchArticle)
  const read = readFileWithin(source, largestArticle)
  if (read.kind === 'problem') return read
  return await draftArticle({ ...how, bytes: read.bytes, fileName: basename(source) })
}

function howOf({
  mode,
  maxEmails,
  entry,
  language,
}: DraftOptions): Pick<DraftInput, 'mode' | 'maxEmails' | 'entry' | 'language'> {
  return {
    ...(mode !== undefined && { mode }),
    ...(maxEmails !== undefined && { maxEmails }),
    ...(entry !== undefined && { entry }),
    ...(language !== undefined && { language }),
  }
}

type Written = { readonly kind: 'written' } | { readonly kind: 'problem'; readonly message: string }

/** The page comes first: it may be written again, while a folder may not. */
async function writeWanted(
  { commands }: Surroundings,
  { review, series }: { readonly review: Review | null; readonly series: Series },
  { html, out, source }: DraftOptions & { readonly source: string },
): Promise<Written> {
  if (html !== undefined && review) {
    if (resolve(html) === resolve(source)) {
      return { kind: 'problem', message: `${html} is the article itself: name another file for the page.` }
    }
    const page = await commands.reviewPage(review)
    const written = writeWholeFile(html, page)
    if (written.kind === 'problem') return written
  }
  return out === undefined ? { kind: 'written' } : writeSeriesFolder(out, seriesFiles(series))
}

function sayDraft(terminal: Terminal, review: Review, options: DraftOptions): void {
  const lines = [...draftReport(review), ...whereLines(options)]
  for (const line of lines) for (const row of wrapLine(line, terminal.width)) terminal.print(row)
}

/** Where the files are, or how to get some. */
function whereLines({ html, out }: DraftOptions) {
  const lines = [
    ...(html === undefined ? [] : [`The review page is ${html}: open it in a browser.`]),
    ...(out === undefined
      ? []
      : [`Written to ${out}. Edit it in any editor, then: npx rivulet publish ${out} --list "…"`]),
    ...(html === undefined && out === undefined
      ? ['Nothing is kept: --html FILE shows it all, --out FOLDER makes files to edit and publish.']
      : []),
  ]
  return ['', ...lines].map((text) => ({ text, indent: 0 }))
}
