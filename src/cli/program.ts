import { Command, CommanderError } from 'commander'
import { addAuditCommand } from './audit-command.ts'
import { addBackupCommand } from './backup-command.ts'
import { addBouncesCommand } from './bounces-command.ts'
import { addDeliveriesCommand } from './deliveries-command.ts'
import { addDemoCommand } from './demo-command.ts'
import { addDoctorCommand } from './doctor-command.ts'
import { addDraftCommand } from './draft-command.ts'
import { addEvalCommand } from './eval-command.ts'
import { failureWords } from './failure-words.ts'
import { addHoldCommand, addReleaseCommand } from './hold-commands.ts'
import type { Commands } from './installation.ts'
import { addIssueCommand } from './issue-command.ts'
import { addListCommands } from './list-commands.ts'
import { addPersonCommands } from './person-commands.ts'
import { addEnrolCommand, addPublishCommand } from './publish-command.ts'
import { addReportCommand } from './report-command.ts'
import { addResolveCommand, addRetryCommand } from './retry-commands.ts'
import { addSequenceCommands } from './sequence-commands.ts'
import { addServeCommand, addWorkCommand } from './server-commands.ts'
import { addSettingsCommands } from './settings-commands.ts'
import { addStatusCommand } from './status-commands.ts'
import { addSubscribersCommand } from './subscribers-command.ts'
import { type ExitCode, fail, type Terminal } from './terminal.ts'
import { addTestCommand } from './test-command.ts'
import { usageWords } from './usage-words.ts'
import { makeVerb } from './verb.ts'

export interface ProgramInput {
  /** The arguments after the program's own name. */
  readonly args: readonly string[]
  readonly version: string
  readonly terminal: Terminal
  readonly commands: Commands
}

/**
 * Runs one command line and gives its exit code: 0 done, 1 could not, 2 wrong usage. Whatever goes wrong is one
 * line on standard error, never a stack.
 */
export async function runProgram({ args, version, terminal, commands }: ProgramInput): Promise<ExitCode> {
  let code: ExitCode = 0
  const program = new Command('rivulet')
    .description('Turns an article into a series of short emails and sends each one once and on time.')
    .version(version)
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      outputError: (said, write) => write(usageWords(said)),
      writeErr: (text) => terminal.complain(text.trimEnd()),
      writeOut: (text) => terminal.print(text.trimEnd()),
    })
  const verb = makeVerb({ terminal, commands }, (result) => {
    code = result
  })
  addDraftCommand(program, verb)
  addEvalCommand(program, verb)
  addListCommands(program, verb)
  addPublishCommand(program, verb)
  addTestCommand(program, verb)
  addSubscribersCommand(program, verb)
  addPersonCommands(program, verb)
  addEnrolCommand(program, verb)
  addIssueCommand(program, verb)
  addSequenceCommands(program, verb)
  addStatusCommand(program, verb)
  addReportCommand(program, verb)
  addSettingsCommands(program, verb)
  addDeliveriesCommand(program, verb)
  addHoldCommand(program, verb)
  addReleaseCommand(program, verb)
  addRetryCommand(program, verb)
  addResolveCommand(program, verb)
  addBackupCommand(program, verb)
  addAuditCommand(program, verb)
  addBouncesCommand(program, verb)
  addServeCommand(program, verb)
  addWorkCommand(program, verb)
  addDoctorCommand(program, verb)
  addDemoCommand(program, verb)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    return fail(terminal, failureWords(error))
  }
}
