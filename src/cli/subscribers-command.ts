import type { Command } from 'commander'
import type { Context } from '../actions/context.ts'
import { type ImportReport, importSubscribers } from '../actions/import-subscribers.ts'
import { addExportCommand } from './export-command.ts'
import { readPeople } from './people-csv.ts'
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

/** `subscribers import FILE` and `export FILE`: people from a CSV file with a column "email" or "address", and perhaps "name". */
export function addSubscribersCommand(program: Command, verb: Verb): void {
  const subscribers = program.command('subscribers').description('the people of a list')
  addExportCommand(subscribers, verb)
  subscribers
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
  const read = await readPeople(readable.bytes, file)
  if (read.kind === 'problem') return fail(terminal, read.message)
  const consent = options.consent?.trim() || null
  const report = await importSubscribers(ctx, { listName: options.list, consent, rows: read.rows })
  if (report.kind === 'problem') return fail(terminal, report.message)
  if (options.json) return printJson(terminal, report)
  sayReport(terminal, report)
  return 0
}

const LARGEST_IMPORT = 200 * 1_048_576

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
