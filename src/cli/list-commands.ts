import type { Command } from 'commander'
import { findListByName, type ListRow, listLists } from '../../db/lists.ts'
import { changeList } from '../actions/change-list.ts'
import type { Context } from '../actions/context.ts'
import { createList } from '../actions/create-list.ts'
import type { ListSettings } from '../actions/list-settings.ts'
import { pauseList, resumeList } from '../actions/pause-list.ts'
import { countPeople, sheetLines } from './list-sheet.ts'
import { type LookOptions, readLook, wearLook, withLookOptions } from './look-options.ts'
import { sayOpenness } from './openness-words.ts'
import { pausedLines } from './pause-words.ts'
import { printForm, sayAutoRisk, sayFields, withSignUpOptions } from './sign-up-options.ts'
import { columns, type ExitCode, fail, misused, printJson, type Terminal } from './terminal.ts'
import { sayAdvice, sayCountingOfNew, sayLanguage, withOwnPageOptions } from './told-readers.ts'
import type { Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'

interface ListOptions extends Omit<ListSettings, 'name'>, LookOptions {
  readonly json?: boolean
}

/** `list create`, `list set`, `list show`: what people can consent to receive. */
export function addListCommands(program: Command, verb: Verb): void {
  const list = program.command('list').description('what people can sign up for')
  withListOptions(list.command('create <name>').description('make a list')).action(
    verb<ListOptions>((around, [name = ''], options) =>
      withInstallation(around, (ctx) => create(ctx, around.terminal, { name, options })),
    ),
  )
  withListOptions(list.command('set <name>').description('change what a list says of itself')).action(
    verb<ListOptions>((around, [name = ''], options) =>
      withInstallation(around, (ctx) => change(ctx, around.terminal, { name, options })),
    ),
  )
  addPauseCommands(list, verb)
  list
    .command('show [name]')
    .description('show every list, or one')
    .option('--form', 'print the sign-up form of a list, for a page of your own')
    .option('--json', 'print JSON')
    .action(
      verb<ShowOptions>((around, [name = ''], options) =>
        withInstallation(around, (ctx) => show(ctx, around.terminal, { ...options, name })),
      ),
    )
}

interface Asked {
  readonly name: string
  readonly options: ListOptions
}

async function create(ctx: Context, terminal: Terminal, { name, options }: Asked): Promise<ExitCode> {
  const wanted = readLook(options)
  if (wanted.kind === 'problem') return fail(terminal, wanted.message)
  const created = await createList(ctx, { ...settingsOf(options), name })
  if (created.kind === 'problem') return fail(terminal, created.message)
  const worn = await wearLook(ctx, created.list, wanted.look)
  if (options.json) return printJson(terminal, worn.list)
  terminal.print(`Made the list “${created.list.name}”. People sign up at:`)
  terminal.print(`  ${ctx.settings.publicUrl}/subscribe/${created.list.slug}`)
  sayAutoRisk(terminal, options.optIn)
  sayLanguage(terminal, options.language)
  sayCountingOfNew(terminal, created.list)
  sayOpenness(terminal, { was: null, is: created.list, publicUrl: ctx.settings.publicUrl })
  sayWhatIsMissing(terminal, created.list)
  return 0
}

async function change(ctx: Context, terminal: Terminal, { name, options }: Asked): Promise<ExitCode> {
  const { json: _, ...asked } = options
  if (Object.keys(asked).length === 0) return misused(terminal, NOTHING_ASKED)
  const wanted = readLook(options)
  if (wanted.kind === 'problem') return fail(terminal, wanted.message)
  const was = await findListByName(ctx.read, name)
  const changed = await changeList(ctx, name, settingsOf(options))
  if (changed.kind === 'problem') return fail(terminal, changed.message)
  const worn = await wearLook(ctx, changed.list, wanted.look)
  if (options.json) return printJson(terminal, worn.list)
  terminal.print(`Changed the list “${changed.list.name}”.`)
  for (const line of worn.lines) terminal.print(line)
  sayAutoRisk(terminal, options.optIn)
  if (options.field !== undefined) sayFields(terminal, was, changed.list)
  sayLanguage(terminal, options.language)
  sayAdvice(terminal, changed.list, changed.advice)
  sayOpenness(terminal, { was, is: changed.list, publicUrl: ctx.settings.publicUrl })
  sayWhatIsMissing(terminal, changed.list)
  return 0
}

const NOTHING_ASKED =
  'Nothing was asked for: say what to change, like --reply-to you@example.com. Add --help to see what there is; `list show` shows how it stands.'

interface ShowOptions {
  readonly form?: boolean
  readonly json?: boolean
}

interface PauseOptions {
  readonly reason?: string
}

function addPauseCommands(list: Command, verb: Verb): void {
  list
    .command('pause <name>')
    .description('stop everything of a list but confirmations; what falls due meanwhile is held')
    .option('--reason <text>', 'why, for whoever reads the status')
    .action(
      verb<PauseOptions>((around, [name = ''], { reason }) =>
        withInstallation(around, async (ctx) => {
          const paused = await pauseList(ctx, name, reason ?? null)
          if (paused.kind === 'problem') return fail(around.terminal, paused.message)
          if (paused.kind === 'changed') around.terminal.print(`Paused the list “${paused.list.name}”.`)
          else for (const line of pausedLines(paused.list)) around.terminal.print(line)
          return 0
        }),
      ),
    )
  list
    .command('resume <name>')
    .description('go on with a paused list: what fell due meanwhile moves to its next slot')
    .action(
      verb((around, [name = '']) =>
        withInstallation(around, async (ctx) => {
          const resumed = await resumeList(ctx, name)
          if (resumed.kind === 'problem') return fail(around.terminal, resumed.message)
          const { name: called } = resumed.list
          const changed = resumed.kind === 'changed'
          around.terminal.print(changed ? `Resumed the list “${called}”.` : `“${called}” is not paused.`)
          return 0
        }),
      ),
    )
}

function withListOptions(command: Command): Command {
  return withOwnPageOptions(withLookOptions(withSignUpOptions(command)))
    .option('--from-name <name>', 'who the mail is from (the list’s name where not set)')
    .option('--from <address>', 'the sender’s address')
    .option('--reply-to <address>', 'where replies go')
    .option('--postal-address <text>', 'shown in each email, as the law asks')
    .option('--zone <zone>', 'IANA time zone that times are meant in, like Europe/Berlin')
    .option('--language <tag>', 'language of the pages and the frame of each email')
    .option('--consent-text <text>', 'what people agree to when they sign up; default for ours')
    .option('--footer-note <text>', 'a line at the foot of each email')
    .option('--archive', 'let anybody read the issues of it that went out (never its series)')
    .option('--no-archive', 'keep its issues to those who got them')
    .option('--track-clicks', 'count who presses which link; the law mostly asks for consent to that')
    .option('--no-track-clicks', 'count no clicks, as from the start')
    .option('--track-opens', 'count who opens which email; unreliable, and the same consent is asked for')
    .option('--no-track-opens', 'count no opens, as from the start')
    .option('--sensitive', 'being on it tells something private: no archive, no tracking')
    .option('--no-sensitive', 'being on it tells nothing private')
    .option('--json', 'print JSON')
}

function settingsOf({
  json: _,
  theme: __,
  layout: ___,
  ...settings
}: ListOptions): Omit<ListSettings, 'name'> {
  return settings
}

function sayWhatIsMissing(
  terminal: Terminal,
  list: { name: string; from_address: string | null; postal_address: string | null },
): void {
  const missing = [
    list.from_address === null ? '--from you@example.com' : null,
    list.postal_address === null ? '--postal-address "Street 1, Town"' : null,
  ].filter((option) => option !== null)
  if (missing.length === 0) return
  terminal.print(`Before you publish to it: npx rivulet list set "${list.name}" ${missing.join(' ')}`)
}

async function show(
  ctx: Context,
  terminal: Terminal,
  { name, form = false, json = false }: ShowOptions & { readonly name: string },
): Promise<ExitCode> {
  const all = await listLists(ctx.read)
  const lists = name === '' ? all : all.filter((list) => list.name === name)
  const [one] = lists
  if (name !== '' && !one) return fail(terminal, `There is no list called “${name}”.`)
  if (name === '' && form)
    return misused(terminal, 'Name the list whose form you want: list show NAME --form.')
  if (name === '' || !one) return showLists(terminal, lists, json)
  const { publicUrl } = ctx.settings
  if (form) printForm(terminal, one, publicUrl)
  else await showList(ctx, terminal, { list: one, json })
  return 0
}

async function showList(
  ctx: Context,
  terminal: Terminal,
  { list, json }: { readonly list: ListRow; readonly json: boolean },
): Promise<void> {
  const counts = await countPeople(ctx.read, list.id)
  const sheet = { list, counts, publicUrl: ctx.settings.publicUrl, width: terminal.width }
  if (json) printJson(terminal, [{ ...list, subscribers: counts }])
  else for (const line of sheetLines(sheet)) terminal.print(line)
}

function showLists(terminal: Terminal, lists: readonly ListRow[], json: boolean): ExitCode {
  if (json) return printJson(terminal, lists)
  if (lists.length === 0) terminal.print('There is no list yet: npx rivulet list create "Weekly tips"')
  const rows = lists.map((list) => [
    list.name,
    list.from_address ?? '(no sender)',
    list.zone,
    `/subscribe/${list.slug}${list.paused_at === null ? '' : '  (paused)'}`,
  ])
  if (rows.length > 0)
    for (const row of columns([['list', 'from', 'zone', 'page'], ...rows])) terminal.print(row)
  return 0
}
