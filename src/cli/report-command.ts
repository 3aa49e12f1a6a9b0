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

function sayReport(terminal: Terminal, { name, list, counts, steps }: SequenceReport): void {
  terminal.print(`“${name}” on “${list}”`)
  if (steps.length === 0) return terminal.print('Nothing of it has been handed over yet.')
  const head = ['email', 'submitted', 'bounced', 'complaints', 'clicked', 'opened', 'machines']
  const rows = steps.map((step) => [
    step.subject,
    String(step.submitted),
    String(step.bounced),
    String(step.complained),
    counts.clicks ? String(step.clicked) : '-',
    counts.opens ? String(step.opened) : '-',
    counts.clicks || counts.opens ? String(step.byMachine) : '-',
  ])
  for (const row of columns([head, ...rows])) terminal.print(row)
  if (!counts.clicks && !counts.opens) return terminal.print('Clicks and opens are not counted on this list.')
  terminal.print(
    'People, each once. What is surely a machine’s is left out; one that poses as a reader is not found.',
  )
}
