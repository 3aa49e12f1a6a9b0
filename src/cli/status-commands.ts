import type { Command } from 'commander'
import { describeStatus, type Status } from '../actions/describe-status.ts'
import { listPauseWords } from './pause-words.ts'
import { attentionWords, circuitWords, holdWords, todayWords, unappliedWords } from './sending-words.ts'
import { columns, printJson, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'
import { people, timeWords } from './words-of-time.ts'

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
          sayStatus(around.terminal, status, { mailFault: ctx.settings.mailFault, now: ctx.now() })
          return 0
        }),
      ),
    )
}

function sayStatus(
  terminal: Terminal,
  status: Status,
  { mailFault, now }: { readonly mailFault: string | null; readonly now: number },
): void {
  if (mailFault !== null) terminal.print(`No mail leaves. ${mailFault}`)
  for (const line of stoppedLines(status, now)) terminal.print(line)
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
  sayUpcoming(terminal, status)
}

/** What keeps mail back, or waits for a person, each with what to do. */
function stoppedLines(status: Status, now: number): string[] {
  const { sending, lists, deliveries } = status
  const reading = { now, zone: lists[0]?.zone ?? 'UTC' }
  return [
    ...holdWords(status),
    ...sending.circuits.map((circuit) => circuitWords(circuit, reading)),
    ...lists.flatMap(listPauseWords),
    ...attentionWords(deliveries),
    ...todayWords(sending),
    ...unappliedWords(sending),
  ]
}

function sayUpcoming(terminal: Terminal, status: Status): void {
  terminal.print('')
  terminal.print('In the next seven days:')
  if (status.upcoming.length === 0) terminal.print(`  nothing is due${nextWords(status)}`)
  const rows = status.upcoming.map((row) => [
    `  ${timeWords(row.dueAt, row.zone)}`,
    `${row.atMost ? 'at most ' : ''}${people(row.people)}`,
    row.subject,
  ])
  for (const row of columns(rows)) terminal.print(row)
}

function nextWords({ nextAt, lists }: Status): string {
  return nextAt === null ? '' : `; the next email falls due ${timeWords(nextAt, lists[0]?.zone ?? 'UTC')}`
}
