import type { Command } from 'commander'
import {
  type ChoiceFor,
  type ChosenDeliveries,
  chooseDeliveries,
  type DeliveryChoice,
} from '../actions/choose-deliveries.ts'
import type { Context } from '../actions/context.ts'
import { sayHold } from './hold-words.ts'
import { declined } from './publish-command.ts'
import { type ExitCode, fail, type Terminal } from './terminal.ts'
import { people, timeWords } from './words-of-time.ts'

export interface ChoiceOptions {
  readonly state?: string
  readonly reason?: string
  readonly list?: string
  readonly yes?: boolean
}

/** The options that choose deliveries other than by their ids. */
export function addChoiceOptions(command: Command, state: string): Command {
  return command
    .option('--state <state>', `all that are ${state}, instead of single ids`)
    .option('--reason <reason>', 'of those, the ones with this reason, like too-late')
    .option('--list <name>', 'of those, the ones of this list')
    .option('--yes', 'do not ask')
}

export type ReadChoice =
  | { readonly kind: 'choice'; readonly choice: DeliveryChoice }
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong'; readonly message: string }

/** What the ids and options of one command line choose, of deliveries in this state. */
export function readChoice(given: string, options: ChoiceOptions, state: string): ReadChoice {
  const { reason = null, list: listName = null } = options
  const filtered = options.state !== undefined || reason !== null || listName !== null
  const words = given.split(/[\s,]+/).filter((word) => word !== '')
  if (words.length === 0 && !filtered) return { kind: 'none' }
  if (words.length > 0 && filtered) return wrong('Give ids, or --state with --reason and --list, not both.')
  if (options.state !== undefined && options.state !== state) return wrong(`This is for what is ${state}.`)
  const strange = words.find((word) => !/^[1-9]\d{0,14}$/.test(word))
  if (strange !== undefined) return wrong(`“${strange}” is not the number of a delivery.`)
  if (filtered) return { kind: 'choice', choice: { kind: 'all', reason, listName } }
  return { kind: 'choice', choice: { kind: 'ids', ids: words.map(Number) } }
}

function wrong(message: string): ReadChoice {
  return { kind: 'wrong', message }
}

/** Says each fault in a line of its own. */
export function failAll(terminal: Terminal, messages: readonly string[]): ExitCode {
  for (const message of messages) fail(terminal, message)
  return 1
}

/** What is to be done with what a person chose. */
export interface Deed extends ChoiceFor {
  readonly choice: DeliveryChoice
  readonly yes: boolean
  /** Null where it mails nobody and can be undone. */
  readonly question: string | null
  /** When the first email of each list may go out, by the list's id. */
  firstAt(chosen: ChosenDeliveries): Promise<ReadonlyMap<number, number>>
  run(chosen: ChosenDeliveries): Promise<number>
  done(count: number): string
}

/** Says whom it mails, when first and from whom; asks; does it. */
export async function carryOut(ctx: Context, terminal: Terminal, deed: Deed): Promise<ExitCode> {
  const found = await chooseDeliveries(ctx.read, deed.choice, deed)
  if (found.kind === 'problem') return failAll(terminal, found.messages)
  const { chosen } = found
  if (chosen.paused > 0) terminal.print(pausedWords(chosen.paused))
  if (chosen.rows.length === 0) {
    terminal.print('There are none.')
    return 0
  }
  const firstAt = deed.mails ? await deed.firstAt(chosen) : new Map<number, number>()
  for (const line of chosenLines(chosen, firstAt)) terminal.print(line)
  if (deed.mails) await sayHold(ctx, terminal)
  const asked = deed.question !== null && !deed.yes
  if (asked && !(await terminal.ask(deed.question ?? ''))) return declined(terminal)
  const count = await deed.run(chosen)
  terminal.print(deed.done(count))
  const settled = chosen.rows.length - count
  if (settled > 0)
    terminal.print(`${emails(settled)} had come into another state meanwhile, and stayed in it.`)
  return 0
}

function chosenLines(chosen: ChosenDeliveries, firstAt: ReadonlyMap<number, number>): string[] {
  const doubtful = chosen.rows.filter(({ reason }) => reason === 'older-copy').length
  const lines = chosen.lists.flatMap(({ list, emails: count, people: readers }) => {
    const at = firstAt.get(list.id)
    const head = `${emails(count)} to ${people(readers)} on the list “${list.name}”`
    if (at === undefined) return [head]
    return [
      head,
      `  from   ${list.from_name} <${list.from_address ?? 'no sender'}>`,
      `  first  ${timeWords(at, list.zone)}`,
    ]
  })
  if (firstAt.size === 0 || doubtful === 0) return lines
  return [
    ...lines,
    `${emails(doubtful)} of these may have been sent already, before an older copy was put back.`,
  ]
}

function pausedWords(count: number): string {
  return `${emails(count)} left out: the series or the list is paused. Resume it first.`
}

/** "1 email", "12 emails". */
export function emails(count: number): string {
  return count === 1 ? '1 email' : `${count} emails`
}
