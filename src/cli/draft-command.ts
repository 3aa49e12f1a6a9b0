import { resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type DraftInput, describeDraft, draftArticle, seriesFiles } from '../actions/draft-article.ts'
import type { Review } from '../actions/review.ts'
import { reviewDraft } from '../actions/review-draft.ts'
import type { DraftMode } from '../core/draft/draft.ts'
import { type Drafted, draftAgain } from './draft-again.ts'
import { draftReport } from './draft-report.ts'
import { readSource } from './draft-source.ts'
import { holdsSeries, writeSeriesFolder } from './series-folder.ts'
import { type ExitCode, fail, printJson, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { type WriteFile, writeWholeFile } from './whole-file.ts'
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
    .option(
      '--out <folder>',
      'write the series as files to edit and publish, or bring those there up to date',
    )
    .option('--replace', 'take an article that has hardly anything in common with the series in the folder')
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
  readonly replace?: boolean
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
  const looksRight = /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(text)
  try {
    const [tag] = looksRight ? Intl.getCanonicalLocales(text) : []
    if (tag !== undefined) return tag
  } catch {
    // Said below.
  }
  throw new InvalidArgumentError('Give a language tag such as en, de or pt-BR.')
}

async function draft(around: Surroundings, source: string, options: DraftOptions): Promise<ExitCode> {
  const { terminal } = around
  const drafted = await draftOrRedraft(around, source, options)
  if (drafted.kind === 'problem') return fail(terminal, drafted.message)
  const { series, notes } = drafted
  const review = onlyData(options) ? null : reviewDraft(series, { ...options, ...(notes && { notes }) })
  const paged = await writePage(around, review, { ...options, source })
  const written = paged.kind === 'written' ? drafted.write() : paged
  if (written.kind === 'problem') return fail(terminal, written.message)
  if (options.json || !review) return printJson(terminal, describeDraft(series, notes))
  sayDraft(terminal, review, [...pageLines(options), ...drafted.told])
  return 0
}

/** A folder that holds a series already keeps what its marketer wrote; any other is written anew. */
async function draftOrRedraft(
  around: Surroundings,
  source: string,
  { mode, maxEmails, entry, language, out, replace }: DraftOptions,
): Promise<Drafted> {
  const read = await readSource(around, source)
  if (read.kind === 'problem') return read
  const { source: article } = read
  const how = { ...(entry !== undefined && { entry }), ...(language !== undefined && { language }) }
  const plan = { ...(mode !== undefined && { mode }), ...(maxEmails !== undefined && { maxEmails }) }
  if (out === undefined || !holdsSeries(out)) return await draftNew({ ...article, ...how, ...plan }, out)
  if (Object.keys(plan).length > 0) return { kind: 'problem', message: keepsDivision(out) }
  return await draftAgain(around, { article: { ...article, ...how }, out, replace: replace === true })
}

function keepsDivision(out: string): string {
  return `${out} holds a series that keeps its division into emails: leave out --mode and --max-emails, or name another folder.`
}

async function draftNew(input: DraftInput, out: string | undefined): Promise<Drafted> {
  const drafted = await draftArticle(input)
  if (drafted.kind === 'problem') return drafted
  const { series } = drafted
  if (out === undefined) return { ...drafted, write: () => ({ kind: 'written' }), told: [] }
  return {
    ...drafted,
    write: () => writeSeriesFolder(out, seriesFiles(series)),
    told: [`Written to ${out}. Edit it in any editor, then: npx rivulet publish ${out} --list "…"`],
  }
}

function onlyData({ json, html }: DraftOptions): boolean {
  return json === true && html === undefined
}

/** The page comes before the folder: it may be written again, while a folder may not. */
async function writePage(
  { commands }: Surroundings,
  review: Review | null,
  { html, source }: DraftOptions & { readonly source: string },
): Promise<WriteFile> {
  if (html === undefined || !review) return { kind: 'written' }
  if (resolve(html) === resolve(source)) {
    return { kind: 'problem', message: `${html} is the article itself: name another file for the page.` }
  }
  return writeWholeFile(html, await commands.reviewPage(review))
}

function sayDraft(terminal: Terminal, review: Review, told: readonly string[]): void {
  const lines = [...draftReport(review), ...['', ...told].map((text) => ({ text, indent: 0 }))]
  for (const line of lines) for (const row of wrapLine(line, terminal.width)) terminal.print(row)
}

/** Where the page is, or how to keep anything. */
function pageLines({ html, out }: DraftOptions): readonly string[] {
  if (html !== undefined) return [`The review page is ${html}: open it in a browser.`]
  return out === undefined
    ? ['Nothing is kept: --html FILE shows it all, --out FOLDER makes files to edit and publish.']
    : []
}
