import type { Command } from 'commander'
import { listSettings } from '../../db/settings.ts'
import { type ChangeSetting, changeSetting } from '../actions/change-setting.ts'
import type { Context } from '../actions/context.ts'
import { describeFlow } from '../core/delivery/flow-words.ts'
import type { SettingLine, SettingRow } from '../core/named-setting.ts'
import { describeReaderSettings } from '../core/sign-up/reader-setting-words.ts'
import { columns, type ExitCode, fail, printJson, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { type Surroundings, withInstallation } from './with-installation.ts'
import { wrapLine } from './wrap-lines.ts'

interface SettingsOptions {
  readonly json?: boolean
}

/** `settings`, `settings set`, `settings unset`: how mail flows, and the reader’s side. A change needs no restart. */
export function addSettingsCommands(program: Command, verb: Verb): void {
  const settings = program
    .command('settings')
    .description('how mail flows, how sign-ups are judged, and how long things are kept')
  settings
    .command('show', { isDefault: true })
    .description('show every setting: its value, its default and what it means')
    .option('--json', 'print JSON')
    .action(
      verb<SettingsOptions>((around, _, options) =>
        withInstallation(around, (ctx) => showSettings(ctx, around.terminal, options.json === true)),
      ),
    )
  settings
    .command('set <name> <value>')
    .description('change one, from the next turn of the worker or the next sign-up on')
    .option('--json', 'print JSON')
    .action(
      verb<SettingsOptions>((around, [name = '', value = ''], options) =>
        change(around, options, (ctx) => changeSetting(ctx, name, value)),
      ),
    )
  settings
    .command('unset <name>')
    .description('take one back to its default')
    .option('--json', 'print JSON')
    .action(
      verb<SettingsOptions>((around, [name = ''], options) =>
        change(around, options, (ctx) => changeSetting(ctx, name, null)),
      ),
    )
}

async function change(
  around: Surroundings,
  options: SettingsOptions,
  run: (ctx: Context) => Promise<ChangeSetting>,
): Promise<ExitCode> {
  const { terminal } = around
  return await withInstallation(around, async (ctx) => {
    const changed = await run(ctx)
    if (changed.kind === 'problem') return fail(terminal, changed.message)
    const line = groupsOf(await listSettings(ctx.db))
      .flatMap(({ lines }) => lines)
      .find(({ name }) => name === changed.name)
    if (options.json) return printJson(terminal, line)
    terminal.print(`${changed.name} is ${changed.value}${line?.set ? '' : ', the default'}.`)
    return 0
  })
}

interface Group {
  readonly title: string
  readonly lines: readonly SettingLine[]
}

function groupsOf(rows: readonly SettingRow[]): readonly Group[] {
  return [
    { title: 'How mail flows', lines: describeFlow(rows) },
    { title: 'Sign-ups, and how long things are kept', lines: describeReaderSettings(rows) },
  ]
}

async function showSettings(ctx: Context, terminal: Terminal, json: boolean): Promise<ExitCode> {
  const groups = groupsOf(await listSettings(ctx.read))
  const all = groups.flatMap(({ lines }) => lines)
  if (json) return printJson(terminal, all)
  for (const { title, lines } of groups) {
    terminal.print(title)
    for (const row of rowsOf(lines, terminal.width)) terminal.print(row)
    terminal.print('')
  }
  for (const { name, unreadable } of all) {
    if (unreadable !== null) terminal.print(unreadableWords(name, unreadable))
  }
  terminal.print('A time is typed with its unit: 90s, 15m, 48h, 7d.')
  terminal.print('Change one: npx rivulet settings set NAME VALUE; back to its default: settings unset NAME')
  return 0
}

/** Four columns, the last one wrapped where there is a window. */
function rowsOf(lines: readonly SettingLine[], width: number | undefined): string[] {
  const rows = columns(lines.map(rowOf))
  return rows.flatMap((text, index) =>
    wrapLine({ text, indent: text.length - (lines[index]?.what.length ?? 0) }, width),
  )
}

function rowOf(line: SettingLine): string[] {
  return [line.name, line.value, line.set ? `(default ${line.default})` : '(default)', line.what]
}

function unreadableWords(name: string, text: string): string {
  return `${name} is stored as “${text.slice(0, 60)}”, which cannot be read: the default applies. Set it anew, or: npx rivulet settings unset ${name}`
}
