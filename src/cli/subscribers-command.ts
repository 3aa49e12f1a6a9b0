import { createReadStream } from 'node:fs'
import type { Command } from 'commander'
import { parse } from 'csv-parse'
import type { Context } from '../actions/context.ts'
import { type ImportReport, type ImportRow, importSubscribers } from '../actions/import-subscribers.ts'
import { readFileWithin } from './series-folder.ts'
import { type ExitCode, fail, printJson, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'
import { people } from './words-of-time.ts'

interface ImportOptions {
  readonly list: string
  readonly consent?: string
  readonly json?: boolean
}

/** `subscribers import FILE`: people from a CSV file with a column "email" or "address", and perhaps "name". */
export function addSubscribersCommand(program: Command, verb: Verb): void {
  program
    .command('subscribers')
    .description('the people of a list')
    .command('import <file>')
    .description('import people from a CSV file with the columns email and name')
    .requiredOption('--list <name>', 'the list')
    .option(
      '--consent <statement>',
      'how and when they agreed; without it they stay pending and are not mailed',
    )
    .option('--json', 'print JSON')
    .action(
      verb<ImportOptions>((around, [file], options) =>
        withInstallation(around, (ctx) => importFile(ctx, around.terminal, { file: file ?? '', options })),
      ),
    )
}

async function importFile(
  ctx: Context,
  terminal: Terminal,
  { file, options }: { readonly file: string; readonly options: ImportOptions },
): Promise<ExitCode> {
  const readable = readFileWithin(file, LARGEST_IMPORT)
  if (readable.kind === 'problem') return fail(terminal, readable.message)
  const consent = options.consent?.trim() || null
  try {
    const report = await importSubscribers(ctx, { listName: options.list, consent, rows: readRows(file) })
    if (report.kind === 'problem') return fail(terminal, report.message)
    if (options.json) return printJson(terminal, report)
    sayReport(terminal, report)
    return 0
  } catch (error) {
    if (error instanceof CsvFault || isCsvError(error)) return fail(terminal, csvMessage(file, error))
    throw error
  }
}

const LARGEST_IMPORT = 200 * 1_048_576

class CsvFault extends Error {}

function isCsvError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')
}

function csvMessage(file: string, error: Error): string {
  const place = 'lines' in error ? ` (line ${String(error.lines)})` : ''
  return error instanceof CsvFault
    ? error.message
    : `${file} is not a well-formed CSV file${place}: check its quotes and columns.`
}

async function* readRows(file: string): AsyncGenerator<ImportRow> {
  const parser = createReadStream(file).pipe(
    parse({
      bom: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
      max_record_size: 100_000,
    }),
  )
  let columns: { address: number; name: number } | null = null
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[]
    info: { lines: number }
  }>) {
    if (columns === null) {
      columns = findColumns(record)
      continue
    }
    const name = columns.name < 0 ? '' : (record[columns.name] ?? '')
    yield { line: info.lines, address: record[columns.address] ?? '', name }
  }
}

function findColumns(head: readonly string[]): { address: number; name: number } {
  const names = head.map((name) => name.toLowerCase().replace(/[\s_-]/g, ''))
  const address = names.findIndex((name) => ['email', 'address', 'emailaddress', 'mail'].includes(name))
  if (address < 0)
    throw new CsvFault('The first line of the file must name its columns, one of them “email”.')
  return { address, name: names.findIndex((name) => ['name', 'fullname', 'firstname'].includes(name)) }
}

function sayReport(terminal: Terminal, report: ImportReport): void {
  terminal.print(`Confirmed ${people(report.confirmed)}.`)
  if (report.pending > 0) {
    terminal.print(
      `Kept ${people(report.pending)} as pending: nobody is mailed without consent. Say it with --consent "where, when".`,
    )
  }
  if (report.known > 0) terminal.print(`${people(report.known)} already known.`)
  if (report.left > 0)
    terminal.print(`${people(report.left)} left before or must not be mailed: not brought back.`)
  for (const { line, what } of report.invalid.slice(0, 20))
    terminal.complain(`line ${line}: the ${what} is not valid; skipped`)
  if (report.invalid.length > 20) terminal.complain(`… and ${report.invalid.length - 20} more lines skipped`)
}
