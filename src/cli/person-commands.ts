import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import type { Context } from '../actions/context.ts'
import { describePerson, type PersonSummary, type ShownConsent } from '../actions/describe-person.ts'
import { compactDatabase, type Erased, erasePerson } from '../actions/erase-person.ts'
import { exportPerson } from '../actions/export-person.ts'
import { emails } from './chosen-deliveries.ts'
import { declined } from './publish-command.ts'
import { type ExitCode, fail, printJson, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { writeWholeFile } from './whole-file.ts'
import { withInstallation } from './with-installation.ts'
import { localTime, timeWords } from './words-of-time.ts'

interface PersonOptions {
  readonly json?: boolean
  readonly out?: string
  readonly yes?: boolean
  readonly compact?: boolean
  readonly force?: boolean
}

/** `person show|export|erase ADDRESS`: what is kept of one person, all of it as JSON, and its end. */
export function addPersonCommands(program: Command, verb: Verb): void {
  const person = program.command('person').description('what is kept of one person')
  const run = (work: (ctx: Context, of: Asked) => Promise<ExitCode>) =>
    verb<PersonOptions>((around, [address = ''], options) =>
      withInstallation(around, (ctx) => work(ctx, { terminal: around.terminal, address, options })),
    )
  person
    .command('show <address>')
    .description('who they are to us: lists, consent, mail')
    .option('--json', 'print JSON')
    .action(run(show))
  person
    .command('export <address>')
    .description('everything that is kept of them, as JSON')
    .option('--out <file>', 'write it to a file that only you can read')
    .option('--force', 'replace a file of that name')
    .action(run(exportOne))
  person
    .command('erase <address>')
    .description('forget them; only a keyed hash of the address stays, so that no import brings it back')
    .option('--compact', 'also write the database file anew, so that its free space holds nothing of them')
    .option('--json', 'print JSON')
    .option('--yes', 'do not ask')
    .action(run(erase))
}

interface Asked {
  readonly terminal: Terminal
  readonly address: string
  readonly options: PersonOptions
}

async function show(ctx: Context, { terminal, address, options }: Asked): Promise<ExitCode> {
  const found = await describePerson(ctx, address)
  if (found.kind === 'unknown') return fail(terminal, unknownWords(found.suppressed))
  if (options.json) return printJson(terminal, found.person)
  for (const line of summaryLines(found.person)) terminal.print(line)
  return 0
}

function unknownWords(suppressed: string | null): string {
  const hash =
    suppressed === null ? '' : ` Its keyed hash is on the list of those not to be mailed: ${suppressed}.`
  return `Nobody of that address is kept here.${hash}`
}

function summaryLines({
  address,
  name,
  lists,
  emails: count,
  underWay,
  suppressed,
}: PersonSummary): string[] {
  return [
    name === null ? address : `${name} <${address}>`,
    ...lists.flatMap(listLines),
    `  mail   ${emails(count)}${underWay > 0 ? `, ${underWay} under way or in doubt` : ''}`,
    ...(suppressed === null ? [] : [`  note   not to be mailed: ${suppressed}`]),
  ]
}

/** A list, and under it each consent: when, how, to which version of which words. */
function listLines({ list, state, since, zone, consents }: PersonSummary['lists'][number]): string[] {
  const rows = consents.map(({ kind, at, source, text, textVersion }) => {
    const version = textVersion === null ? '' : `, text version ${textVersion}`
    const words = text === '' ? '' : `: “${text}”`
    return `         ${KINDS[kind]} ${localTime(at, zone)}, ${sourceWords(source)}${version}${words}`
  })
  return [`  list   ${list}: ${state} since ${timeWords(since, zone)}`, ...rows]
}

const KINDS: Readonly<Record<ShownConsent['kind'], string>> = {
  requested: 'asked     ',
  confirmed: 'confirmed ',
  imported: 'imported  ',
  withdrawn: 'left      ',
}

function sourceWords(source: string): string {
  if (source === '/confirm') return 'by the link in the mail'
  if (source === 'import') return 'from a file'
  return source.startsWith('/subscribe/') ? `by the form at ${source}` : `by ${source}`
}

async function exportOne(ctx: Context, { terminal, address, options }: Asked): Promise<ExitCode> {
  const { out } = options
  if (out !== undefined && existsSync(out) && !options.force)
    return fail(terminal, `${out} is there already: give another name, or add --force to replace it.`)
  const found = await exportPerson(ctx, address)
  if (found.kind === 'unknown') return fail(terminal, unknownWords(found.suppressed))
  if (out === undefined) return printJson(terminal, found.data)
  const written = writeWholeFile(out, `${JSON.stringify(found.data, null, 2)}\n`, 0o600)
  if (written.kind === 'problem') return fail(terminal, written.message)
  terminal.print(`Written to ${out}. It holds personal links: give it to that person only.`)
  return 0
}

async function erase(ctx: Context, { terminal, address, options }: Asked): Promise<ExitCode> {
  const found = await describePerson(ctx, address)
  if (found.kind === 'known' && !options.yes) {
    for (const line of [...summaryLines(found.person), ...LOSS]) terminal.print(line)
    if (!(await terminal.ask('Erase them for good?'))) return declined(terminal)
  }
  const erased = await erasePerson(ctx, address)
  if (isNobody(erased)) return fail(terminal, NOBODY)
  const compacted = options.compact === true && (await compactDatabase(ctx))
  if (options.json) return printJson(terminal, { ...erased, compacted })
  for (const line of erasedLines(erased)) terminal.print(line)
  terminal.print(compacted ? 'The database file was written anew.' : LEFT)
  return 0
}

const LOSS = [
  'This cannot be undone. Gone are then: address, name, fields, what they chose, the words and links of',
  'their emails, and what providers said of them. They leave every list and get no more mail, and no import',
  'brings them back. Ids, times and counts stay. A copy for them: npx rivulet person export ADDRESS',
]

const NOBODY =
  'Nobody of that address is kept here, nor any trace of it: nothing was erased. Is it spelled right?'

/** Not a person, a trace, nor somebody who was erased before. */
function isNobody({ person, events, captured, suppressed }: Erased): boolean {
  return person === null && events === 0 && captured === 0 && suppressed === null
}

const LEFT =
  'Backups, and the free space of the database file until it is used again, are not changed (see docs/PRIVACY.md).'

function erasedLines({ person, subscriptions, emails: count, waiting, ...traces }: Erased): string[] {
  const { events, captured, suppressed } = traces
  const traced = `${number(events, 'raw event')}, ${number(captured, 'captured message')}`
  return [
    person === null
      ? `Nobody of that address is kept here; erased of its traces: ${traced}.`
      : `Erased person ${person}: ${number(subscriptions, 'subscription')} ended, and what was kept of ${emails(count)}, ${traced}.`,
    ...(waiting > 0
      ? [
          `${emails(waiting)} under way or in doubt: a running worker erases the rest once it is known what became of them.`,
        ]
      : []),
    ...(suppressed === null ? [] : [`Only a keyed hash of the address stays (${suppressed}).`]),
  ]
}

/** "1 raw event", "3 raw events". */
function number(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
