import { basename } from 'node:path'
import type { Command } from 'commander'
import { draftAddress } from '../actions/draft-address.ts'
import {
  type DraftArticle,
  describeDraft,
  draftArticle,
  largestArticle,
  seriesFiles,
} from '../actions/draft-article.ts'
import type { Series } from '../core/draft/series.ts'
import { readFileWithin, writeSeriesFolder } from './series-folder.ts'
import { columns, type ExitCode, fail, printJson, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import type { Surroundings } from './with-installation.ts'

/** `draft FILE|URL`: shows the series that an article makes, as a table, as JSON, or as files to edit. */
export function addDraftCommand(program: Command, verb: Verb): void {
  program
    .command('draft <file-or-url>')
    .description('turn an article (text or Markdown) into a series of emails')
    .option('--out <folder>', 'write the series as files that you can edit and publish')
    .option('--json', 'print everything as JSON')
    .action(verb<DraftOptions>(async (around, [source], options) => draft(around, source ?? '', options)))
}

interface DraftOptions {
  readonly out?: string
  readonly json?: boolean
}

async function draft(around: Surroundings, source: string, options: DraftOptions): Promise<ExitCode> {
  const { terminal, commands } = around
  const drafted = isAddress(source)
    ? await draftAddress({ url: source }, commands.fetchArticle)
    : await draftFile(source)
  if (drafted.kind === 'problem') return fail(terminal, drafted.message)
  const { series } = drafted
  if (options.out !== undefined) {
    const written = writeSeriesFolder(options.out, seriesFiles(series))
    if (written.kind === 'problem') return fail(terminal, written.message)
  }
  if (options.json) return printJson(terminal, describeDraft(series))
  sayDraft(terminal, series, options.out ?? null)
  return 0
}

/** Whether a source is a web address, even one that is not fetched: no file is called so. */
function isAddress(source: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\/|^(?:https?|data|javascript):/i.test(source)
}

async function draftFile(file: string): Promise<DraftArticle> {
  const read = readFileWithin(file, largestArticle)
  if (read.kind === 'problem') return read
  return await draftArticle({ bytes: read.bytes, fileName: basename(file) })
}

function sayDraft(terminal: Terminal, series: Series, folder: string | null): void {
  const { emails } = describeDraft(series)
  terminal.print(`“${series.name}”: ${emails.length} emails`)
  terminal.print('')
  const rows = emails.map((email, index) => [
    String(index + 1),
    email.kind,
    `${email.words} words`,
    email.subject.text,
  ])
  for (const row of columns([['', 'kind', 'length', 'subject'], ...rows])) terminal.print(row)
  for (const [index, email] of emails.entries()) {
    for (const finding of email.lint) terminal.print(`email ${index + 1}: ${finding.message}`)
  }
  terminal.print('')
  if (folder === null)
    terminal.print('Nothing is kept. Add --out FOLDER to edit and publish it, or --json for all of it.')
  else
    terminal.print(
      `Written to ${folder}. Edit it in any editor, then: npx rivulet publish ${folder} --list "…"`,
    )
}
