import { type Command, InvalidArgumentError } from 'commander'
import { listDeliveryLines } from '../../db/outlook.ts'
import type { Context } from '../actions/context.ts'
import { describeStatus, type Status } from '../actions/describe-status.ts'
import { columns, type ExitCode, printJson, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'
import { localTime, people, timeWords } from './words-of-time.ts'

interface StatusOptions {
  readonly json?: boolean
}

/** `status`: the lists, the series, and what goes to how many people in the next seven days. */
export function addStatusCommand(program: Command, verb: Verb): void {
  program
    .command('status')
    .description('what goes to how many people in the next seven days')
    .option('--json', 'print JSON')
    .action(
      verb<StatusOptions>((around, _, options) =>
        withInstallation(around, async (ctx) => {
          const status = await describeStatus(ctx)
          if (options.json) return printJson(around.terminal, status)
          sayStatus(around.terminal, status, ctx.settings.mailFault)
          return 0
        }),
      ),
    )
}

function sayStatus(terminal: Terminal, status: Status, mailFault: string | null): void {
  if (mailFault !== null) terminal.print(`No mail leaves. ${mailFault}`)
  if (status.holdReason !== null) terminal.print(`Sending is on hold: ${status.holdReason}`)
  if (status.lists.length === 0) terminal.print('There is no list yet: npx rivulet list create "Weekly tips"')
  for (const list of status.lists) {
    terminal.print(`“${list.name}”  ${people(list.confirmed)}, ${list.pending} pending  ${list.page}`)
  }
  for (const one of status.sequences) {
    const state = one.state === 'active' ? '' : ` (${one.state})`
    terminal.print(
      `  ${one.id}  ${one.kind} “${one.name}” on “${one.list}”${state}: ${people(one.inside)} inside`,
    )
  }
  terminal.print('')
  terminal.print('In the next seven days:')
  if (status.upcoming.length === 0) terminal.print(`  nothing is due${nextWords(status)}`)
  const rows = status.upcoming.map((row) => [
    `  ${timeWords(row.dueAt, row.zone)}`,
    people(row.people),
    row.subject,
  ])
  for (const row of columns(rows)) terminal.print(row)
}

function nextWords({ nextAt, lists }: Status): string {
  return nextAt === null ? '' : `; the next email falls due ${timeWords(nextAt, lists[0]?.zone ?? 'UTC')}`
}

const STATES = ['scheduled', 'claimed', 'frozen', 'submitted', 'failed', 'cancelled', 'uncertain', 'held']

interface DeliveriesOptions {
  readonly state?: string
  readonly limit: number
  readonly json?: boolean
}

/** `deliveries`: one line each, with the reason where something stands in the way. */
export function addDeliveriesCommand(program: Command, verb: Verb): void {
  program
    .command('deliveries')
    .description('the deliveries, one line each')
    .option('--state <state>', `only those that are ${STATES.join(', ')}`, parseState)
    .option('--limit <number>', 'at most so many', parseLimit, 100)
    .option('--json', 'print JSON')
    .action(
      verb<DeliveriesOptions>((around, _, options) =>
        withInstallation(around, (ctx) => deliveries(ctx, around.terminal, options)),
      ),
    )
}

async function deliveries(ctx: Context, terminal: Terminal, options: DeliveriesOptions): Promise<ExitCode> {
  const lines = await listDeliveryLines(ctx.read, { state: options.state ?? null, limit: options.limit })
  if (options.json) return printJson(terminal, lines)
  if (lines.length === 0) terminal.print('There are none.')
  const rows = lines.map((line) => [
    String(line.id),
    `${localTime(line.submittedAt ?? line.dueAt, 'UTC')} UTC`,
    line.state,
    line.address,
    line.subject ?? (line.kind === 'confirmation' ? '(confirmation)' : ''),
    line.reason ?? '',
  ])
  for (const row of columns(rows)) terminal.print(row)
  return 0
}

function parseState(text: string): string {
  if (STATES.includes(text)) return text
  throw new InvalidArgumentError(`It must be one of ${STATES.join(', ')}.`)
}

function parseLimit(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit > 0 && limit <= 100_000) return limit
  throw new InvalidArgumentError('It must be a number from 1 to 100000.')
}
