import { basename } from 'node:path'
import type { Command } from 'commander'
import { describeDraft, draftArticle, largestArticle, seriesFiles } from '../actions/draft-article.ts'
import type { Series } from '../core/draft/series.ts'
import { readFileWithin, writeSeriesFolder } from './series-folder.ts'
import { columns, type ExitCode, fail, printJson, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'

/** `draft FILE`: shows the series that an article makes, as a table, as JSON, or as files to edit. */
export function addDraftCommand(program: Command, verb: Verb): void {
  program
    .command('draft <file>')
    .description('turn an article (text or Markdown) into a series of emails')
    .option('--out <folder>', 'write the series as files that you can edit and publish')
    .option('--json', 'print everything as JSON')
    .action(verb<DraftOptions>(async ({ terminal }, [file], options) => draft(terminal, file ?? '', options)))
}

interface DraftOptions {
  readonly out?: string
  readonly json?: boolean
}

async function draft(terminal: Terminal, file: string, options: DraftOptions): Promise<ExitCode> {
  if (/^https?:/i.test(file)) {
    return fail(
      terminal,
      'Web addresses are not read yet: save the article as .txt or .md and draft that file.',
    )
  }
  const read = readFileWithin(file, largestArticle)
  if (read.kind === 'problem') return fail(terminal, read.message)
  const drafted = await draftArticle({ bytes: read.bytes, fileName: basename(file) })
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
