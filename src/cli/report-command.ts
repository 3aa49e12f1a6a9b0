import type { Command } from 'commander'
import { reportSequence, type SequenceReport } from '../actions/report-sequence.ts'
import { columns, fail, printJson, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'

/** `report SERIES`: what became of its emails. */
export function addReportCommand(program: Command, verb: Verb): void {
  program
    .command('report <series>')
    .description('what became of the emails of a series or an issue')
    .option('--json', 'print JSON')
    .action(
      verb<{ readonly json?: boolean }>((around, [named = ''], { json }) =>
        withInstallation(around, async (ctx) => {
          const found = await reportSequence(ctx, named)
          if (found.kind === 'problem') return fail(around.terminal, found.message)
          if (json) return printJson(around.terminal, found.report)
          sayReport(around.terminal, found.report)
          return 0
        }),
      ),
    )
}

function sayReport(terminal: Terminal, report: SequenceReport): void {
  const { name, list, counts, steps } = report
  const counting = counts.clicks || counts.opens
  terminal.print(`“${name}” on “${list}”`)
  if (steps.length === 0) terminal.print('Nothing of it has been handed over yet.')
  else for (const row of columns(rowsOf(report))) terminal.print(row)
  terminal.print(
    counting
      ? 'People, each once. What is surely a machine’s is left out; one that poses as a reader is not found.'
      : 'Clicks and opens are not counted on this list.',
  )
}

function rowsOf({ counts, steps }: SequenceReport): string[][] {
  const head = ['email', 'submitted', 'bounced', 'complaints', 'clicked', 'opened', 'machines']
  const rows = steps.map((step) => [
    step.subject,
    ...[step.submitted, step.bounced, step.complained].map(String),
    counts.clicks ? String(step.clicked) : '-',
    counts.opens ? String(step.opened) : '-',
    counts.clicks || counts.opens ? String(step.byMachine) : '-',
  ])
  return [head, ...rows]
}
