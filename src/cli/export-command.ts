import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { stringify } from 'csv-stringify'
import type { Context } from '../actions/context.ts'
import { exportSubscribers } from '../actions/export-subscribers.ts'
import { escapeCell } from '../core/csv-cell.ts'
import { fileFault } from './series-folder.ts'
import { type ExitCode, fail, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'
import { people } from './words-of-time.ts'

interface ExportOptions {
  readonly list: string
  readonly force?: boolean
}

/** `subscribers export FILE`: the people of a list as a CSV file that `subscribers import` reads back. */
export function addExportCommand(subscribers: Command, verb: Verb): void {
  subscribers
    .command('export <file>')
    .description('write the people of a list to a CSV file, with their consent and fields')
    .requiredOption('--list <name>', 'the list')
    .option('--force', 'replace a file of that name')
    .action(
      verb<ExportOptions>((around, [file = ''], options) =>
        withInstallation(around, (ctx) => exportFile(ctx, around.terminal, { file, options })),
      ),
    )
}

async function exportFile(
  ctx: Context,
  terminal: Terminal,
  { file, options }: { readonly file: string; readonly options: ExportOptions },
): Promise<ExitCode> {
  if (existsSync(file) && !options.force)
    return fail(terminal, `${file} is there already: give another name, or add --force to replace it.`)
  const found = await exportSubscribers(ctx, options.list)
  if (found.kind === 'problem') return fail(terminal, found.message)
  const staged = `${file}.${process.pid}.part`
  try {
    const count = await writeCsv(staged, found)
    renameSync(staged, file)
    terminal.print(`Wrote ${people(count)} of the list “${found.list.name}” to ${file}.`)
    return 0
  } catch (error) {
    rmSync(staged, { force: true })
    return fail(terminal, `Cannot write ${file}: ${fileFault(error)}.`)
  }
}

interface Table {
  readonly columns: readonly string[]
  readonly rows: AsyncIterable<readonly string[]>
}

/** Readable by its owner only; every cell in quotes, so that spaces at its ends are kept. Gives how many rows. */
async function writeCsv(path: string, table: Table): Promise<number> {
  let count = 0
  async function* records(): AsyncGenerator<string[]> {
    yield [...table.columns]
    for await (const row of table.rows) {
      count += 1
      // Not by the library's own option: it leaves alone what looks escaped already, which then would not come back.
      yield row.map(escapeCell)
    }
  }
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 })
  await pipeline(Readable.from(records()), stringify({ quoted: true, record_delimiter: '\r\n' }), file)
  return count
}
