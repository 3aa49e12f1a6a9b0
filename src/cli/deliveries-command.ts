import { type Command, InvalidArgumentError } from 'commander'
import { findListByName } from '../../db/lists.ts'
import { type DeliveryLine, listDeliveryLines } from '../../db/outlook.ts'
import type { Context } from '../actions/context.ts'
import type { DeliveryState } from '../core/delivery/delivery.ts'
import { deliveryDeeds, deliveryReason } from './delivery-reasons.ts'
import { columns, type ExitCode, fail, printJson, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'
import { timeWords } from './words-of-time.ts'

const STATES: readonly DeliveryState[] = [
  'scheduled',
  'claimed',
  'frozen',
  'submitted',
  'failed',
  'cancelled',
  'uncertain',
  'held',
]

interface DeliveriesOptions {
  readonly state?: DeliveryState
  readonly reason?: string
  readonly list?: string
  readonly limit: number
  readonly json?: boolean
}

/** `deliveries`: one line each, with the reason where something stands in the way. */
export function addDeliveriesCommand(program: Command, verb: Verb): void {
  program
    .command('deliveries')
    .description('the deliveries, one line each')
    .option('--state <state>', `only those that are ${STATES.join(', ')}`, parseState)
    .option('--reason <reason>', 'only those with this reason, like too-late')
    .option('--list <name>', 'only those of this list')
    .option('--limit <number>', 'at most so many', parseLimit, 100)
    .option('--json', 'print JSON')
    .action(
      verb<DeliveriesOptions>((around, _, options) =>
        withInstallation(around, (ctx) => deliveries(ctx, around.terminal, options)),
      ),
    )
}

async function deliveries(ctx: Context, terminal: Terminal, options: DeliveriesOptions): Promise<ExitCode> {
  const { state = null, reason = null, list = null, limit } = options
  if (list !== null && !(await findListByName(ctx.read, list))) {
    return fail(terminal, `There is no list called “${list}”.`)
  }
  const lines = await listDeliveryLines(ctx.read, { state, reason, list, limit })
  if (options.json) return printJson(terminal, lines)
  if (lines.length === 0) terminal.print('There are none.')
  for (const row of columns(lines.map(cellsOf))) terminal.print(row)
  if (lines.length === limit)
    terminal.print(
      `${limit === 1 ? 'This is the first' : `These are the first ${limit}`}: --limit shows more.`,
    )
  for (const deed of deliveryDeeds(lines.map((line) => line.state))) terminal.print(deed)
  return 0
}

function cellsOf(line: DeliveryLine): string[] {
  return [
    String(line.id),
    timeWords(line.submittedAt ?? line.dueAt, line.zone),
    line.feedback === null ? line.state : `${line.state}, ${line.feedback}`,
    line.address,
    line.subject ?? (line.kind === 'step' ? '' : `(${line.kind})`),
    deliveryReason(line.reason),
  ]
}

function parseState(text: string): DeliveryState {
  const state = STATES.find((one) => one === text)
  if (state !== undefined) return state
  throw new InvalidArgumentError(`It must be one of ${STATES.join(', ')}.`)
}

/** An option that must be a whole number of at least 1, and not too large. */
export function parseLimit(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit > 0 && limit <= 100_000) return limit
  throw new InvalidArgumentError('It must be a number from 1 to 100000.')
}
