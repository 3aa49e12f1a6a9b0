import type { Command } from 'commander'
import { describeStatus, type Status } from '../actions/describe-status.ts'
import { listPauseWords } from './pause-words.ts'
import { attentionWords, circuitWords, todayWords } from './sending-words.ts'
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
          sayStatus(around.terminal, status, ctx.settings.mailFault)
          return 0
        }),
      ),
    )
}

function sayStatus(terminal: Terminal, status: Status, mailFault: string | null): void {
  if (mailFault !== null) terminal.print(`No mail leaves. ${mailFault}`)
  for (const line of stoppedLines(status)) terminal.print(line)
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
function stoppedLines({ holdReason, sending, lists, deliveries }: Status): string[] {
  const zone = lists[0]?.zone ?? 'UTC'
  const today = todayWords(sending)
  const unapplied = sending.unappliedEvents
  return [
    ...(holdReason === null ? [] : [`Sending is on hold: ${holdReason}. To go on: npx rivulet release`]),
    ...sending.circuits.map((circuit) => circuitWords(circuit, zone)),
    ...lists.flatMap(listPauseWords),
    ...attentionWords(deliveries),
    ...(today === null ? [] : [today]),
    ...(unapplied === 0
      ? []
      : [
          `${unapplied} events of the provider are stored and not applied yet: a worker does that (npx rivulet work).`,
        ]),
  ]
}

function sayUpcoming(terminal: Terminal, status: Status): void {
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
