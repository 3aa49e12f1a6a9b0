import type { Command } from 'commander'
import type { Context } from '../actions/context.ts'
import { runDoctor } from '../actions/doctor/run-doctor.ts'
import type { Finding, Level } from '../core/doctor/findings.ts'
import { type ExitCode, fail, printJson, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { type Surroundings, withInstallation } from './with-installation.ts'
import { wrapLine } from './wrap-lines.ts'

interface DoctorOptions {
  readonly list?: string
  readonly json?: boolean
}

/** `doctor`: whether everything that mail depends on is as it should be, and what to do where it is not. */
export function addDoctorCommand(program: Command, verb: Verb): void {
  program
    .command('doctor')
    .description('check the domains, the mail server, the public address and the database')
    .option('--list <name>', 'only this list and its sender')
    .option('--json', 'print JSON')
    .action(
      verb<DoctorOptions>((around, _, options) =>
        withInstallation(around, (ctx) => doctor(ctx, around, options)),
      ),
    )
}

async function doctor(
  ctx: Context,
  { terminal, commands }: Surroundings,
  options: DoctorOptions,
): Promise<ExitCode> {
  const prepared = await commands.doctorAround()
  if (prepared.kind === 'problem') return fail(terminal, prepared.message)
  const ran = await runDoctor(ctx, prepared.around, { listName: options.list ?? null })
  if (ran.kind === 'problem') return fail(terminal, ran.message)
  if (options.json) printJson(terminal, ran.findings)
  else sayFindings(terminal, ran.findings)
  const failed = ran.findings.filter(({ level }) => level === 'fail').length
  if (failed === 0) return 0
  return fail(
    terminal,
    `${failed} of ${ran.findings.length} checks failed: do what their arrows say, then run doctor again.`,
  )
}

const MARKS: Readonly<Record<Level, string>> = {
  ok: '✓ ok     ',
  warn: '! warn   ',
  fail: '✗ fail   ',
  unknown: '? unknown',
}

function sayFindings(terminal: Terminal, findings: readonly Finding[]): void {
  const checkWidth = Math.max(...findings.map(({ check }) => check.length))
  for (const [subject, own] of Map.groupBy(findings, (finding) => finding.subject)) {
    terminal.print(subject)
    for (const finding of own) sayFinding(terminal, finding, checkWidth)
    terminal.print('')
  }
  terminal.print(tally(findings))
}

function sayFinding(terminal: Terminal, { level, check, found, advice }: Finding, checkWidth: number): void {
  const indent = 2 + MARKS.ok.length + 2 + checkWidth + 2
  const line = `  ${MARKS[level]}  ${check.padEnd(checkWidth)}  ${found}`
  for (const row of wrapLine({ text: line, indent }, terminal.width)) terminal.print(row)
  if (advice === null) return
  const arrow = `${' '.repeat(indent)}→ ${advice}`
  for (const row of wrapLine({ text: arrow, indent: indent + 2 }, terminal.width)) terminal.print(row)
}

/** "12 ok, 1 warn, 0 fail, 2 unknown." */
function tally(findings: readonly Finding[]): string {
  const levels: readonly Level[] = ['ok', 'warn', 'fail', 'unknown']
  const words = levels.map(
    (level) => `${findings.filter((finding) => finding.level === level).length} ${level}`,
  )
  return `${words.join(', ')}.`
}
