import { basename } from 'node:path'
import type { Command } from 'commander'
import type { Context } from '../actions/context.ts'
import { ISSUE_GRACE_MS } from '../actions/find-same-issue.ts'
import { type IssuePlan, planIssue, type ScheduledIssue, scheduleIssue } from '../actions/schedule-issue.ts'
import { readIssueFile } from '../actions/series-files.ts'
import { pausedLines } from './pause-words.ts'
import { declined } from './publish-command.ts'
import { readFileWithin } from './series-folder.ts'
import { type ExitCode, fail, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'
import { people, timeWords } from './words-of-time.ts'

interface IssueOptions {
  readonly list: string
  readonly at: string
  readonly yes?: boolean
}

const LARGEST_LETTER = 1_048_576

/** `issue FILE`: one newsletter email to a list, at a time or now. */
export function addIssueCommand(program: Command, verb: Verb): void {
  program
    .command('issue <file>')
    .description('send one newsletter email to a list')
    .requiredOption('--list <name>', 'the list')
    .requiredOption('--at <time>', 'local time of the list’s zone, like 2026-12-01T09:00, or now')
    .option('--yes', 'do not ask')
    .action(
      verb<IssueOptions>((around, [file], options) =>
        withInstallation(around, (ctx) => issue(ctx, around.terminal, { file: file ?? '', options })),
      ),
    )
}

async function issue(
  ctx: Context,
  terminal: Terminal,
  { file, options }: { readonly file: string; readonly options: IssueOptions },
): Promise<ExitCode> {
  const bytes = readFileWithin(file, LARGEST_LETTER)
  if (bytes.kind === 'problem') return fail(terminal, bytes.message)
  const read = readIssueFile(bytes.bytes, basename(file))
  if (read.kind === 'problem') return fail(terminal, read.message)
  const planned = await planIssue(ctx, { ...read.issue, listName: options.list, time: options.at })
  if (planned.kind === 'problem') return fail(terminal, planned.message)
  const { plan } = planned
  const again = plan.continues ? ', scheduled before and not yet for everybody' : ''
  terminal.print(`“${read.issue.letter.subject.text}”: one email${again}`)
  terminal.print(`  to     ${toWords(plan.people)} on the list “${plan.list.name}”`)
  terminal.print(`  from   ${plan.list.from_name} <${plan.sender}>`)
  terminal.print(`  goes   ${timeWords(plan.at, plan.list.zone)}`)
  for (const line of pausedLines(plan.list)) terminal.print(`  note   ${line}`)
  if (!options.yes && !(await terminal.ask('Schedule?'))) return declined(terminal)
  const scheduled = await scheduleIssue(ctx, plan)
  terminal.print(
    `${doneWords(scheduled, { plan, options })} To stop it: npx rivulet cancel ${scheduled.sequence.id}`,
  )
  return 0
}

function doneWords({ enrolled, continued }: ScheduledIssue, { plan, options }: Asked): string {
  if (continued) return `Continued: enrolled ${enrolled} more ${enrolled === 1 ? 'person' : 'people'}.`
  const grace = options.at === 'now' ? ` It waits ${ISSUE_GRACE_MS / 60_000} minutes.` : ''
  // Whoever confirms later is enrolled then, until the time has come.
  return enrolled === 0
    ? `Scheduled. Nobody is on the list yet: it goes to whoever confirms before ${timeWords(plan.at, plan.list.zone)}.${grace}`
    : `Scheduled for ${people(enrolled)}, and for whoever confirms before it goes.${grace}`
}

function toWords(count: number): string {
  return count === 0 ? 'nobody yet' : people(count)
}

interface Asked {
  readonly plan: IssuePlan
  readonly options: IssueOptions
}
