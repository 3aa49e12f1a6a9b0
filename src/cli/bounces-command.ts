import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import type { Context } from '../actions/context.ts'
import { type ImportBounce, importBounce, noteBounces } from '../actions/import-bounces.ts'
import { fileFault, readFileWithin } from './series-folder.ts'
import { columns, type ExitCode, fail, printJson, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'

interface BouncesOptions {
  readonly json?: boolean
}

/** `bounces import FILE|FOLDER`: what came back to the sender's mailbox: bounce reports and complaints. */
export function addBouncesCommand(program: Command, verb: Verb): void {
  program
    .command('bounces')
    .description('mail that came back')
    .command('import <path>')
    .description('read bounce reports and complaints: one mail as a file (.eml), or a folder of them')
    .option('--json', 'print JSON')
    .action(
      verb<BouncesOptions>((around, [path = ''], { json }) =>
        withInstallation(around, (ctx) => importPath(ctx, around.terminal, { path, json: json === true })),
      ),
    )
}

const LARGEST_MAIL = 10 * 1_048_576

type Line = { readonly file: string } & (
  | ImportBounce
  | { readonly kind: 'skipped'; readonly reason: 'unreadable' }
)

async function importPath(
  ctx: Context,
  terminal: Terminal,
  { path, json }: { readonly path: string; readonly json: boolean },
): Promise<ExitCode> {
  const listed = listMails(path)
  if (listed.kind === 'problem') return fail(terminal, listed.message)
  const lines: Line[] = []
  for (const file of listed.files) lines.push({ file: basename(file), ...(await importFile(ctx, file)) })
  const read = lines.filter((line) => line.kind === 'read')
  if (read.length > 0)
    await noteBounces(ctx, { read: read.length, isNew: read.filter(({ isNew }) => isNew).length })
  if (json) return printJson(terminal, lines)
  if (lines.length === 0) terminal.print('There is no mail to read.')
  else sayLines(terminal, lines)
  return 0
}

type ListMails =
  | { readonly kind: 'files'; readonly files: readonly string[] }
  | { readonly kind: 'problem'; readonly message: string }

/** The file itself, or the files of a folder by name; folders in it and hidden files are not looked at. */
function listMails(path: string): ListMails {
  try {
    if (!statSync(path).isDirectory()) return { kind: 'files', files: [path] }
    const entries = readdirSync(path, { withFileTypes: true })
    const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    return { kind: 'files', files: names.map(({ name }) => join(path, name)).sort() }
  } catch (error) {
    return { kind: 'problem', message: `Cannot read ${path}: ${fileFault(error)}.` }
  }
}

async function importFile(
  ctx: Context,
  file: string,
): Promise<ImportBounce | { kind: 'skipped'; reason: 'unreadable' }> {
  const readable = readFileWithin(file, LARGEST_MAIL)
  return readable.kind === 'problem'
    ? { kind: 'skipped', reason: 'unreadable' }
    : await importBounce(ctx, readable.bytes)
}

function sayLines(terminal: Terminal, lines: readonly Line[]): void {
  for (const row of columns([['file', 'says', 'changed'], ...lines.map(rowOf)])) terminal.print(row)
  const read = lines.filter(({ kind }) => kind === 'read').length
  terminal.print('')
  terminal.print(`Reports read: ${read}. Skipped: ${lines.length - read}.`)
}

const skipped: Readonly<Record<Extract<Line, { kind: 'skipped' }>['reason'], string>> = {
  'no-report': 'no bounce report and no complaint: skipped',
  'not-ours': 'names no email that was sent from here: skipped',
  broken: 'cannot be read as mail: skipped',
  unreadable: 'cannot be opened, or is larger than 10 MB: skipped',
}

const says: Readonly<Record<string, string>> = {
  bounced: 'bounced for good',
  'soft-bounced': 'bounced for now',
  complained: 'called spam by its reader',
  'opted-out': 'its reader wants out',
  delivered: 'delivered',
  delayed: 'delayed, still being tried',
  accepted: 'passed on',
}

function rowOf(line: Line): readonly string[] {
  if (line.kind === 'skipped') return [line.file, skipped[line.reason], '']
  const said = Object.hasOwn(says, line.said) ? says[line.said] : undefined
  return [line.file, said ?? 'says nothing that is acted upon', changeWords(line)]
}

function changeWords({ applied, isNew }: Pick<Extract<Line, { kind: 'read' }>, 'applied' | 'isNew'>): string {
  if (applied === null) return isNew ? 'nothing: it cannot be applied (see the log)' : 'nothing: read before'
  const { delivery, feedback, settled, suppressed, left } = applied
  if (delivery === null) return 'nothing: there is no such email'
  const changes = [
    settled ? 'no longer in doubt' : [],
    feedback === null ? [] : `now ${feedback}`,
    suppressed === null ? [] : 'its reader is mailed no more',
    left ? 'its reader has left the list' : [],
  ].flat()
  return `email ${delivery}: ${changes.length === 0 ? 'nothing new' : changes.join(', ')}`
}
