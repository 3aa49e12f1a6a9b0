import type { Context } from '../actions/context.ts'
import type { Commands, Installation } from './installation.ts'
import { type ExitCode, fail, type Terminal } from './terminal.ts'

/** The surroundings of a command. */
export interface Surroundings {
  readonly terminal: Terminal
  readonly commands: Commands
}

/** Opens the installation for one command and closes it after. */
export async function withInstallation(
  { terminal, commands }: Surroundings,
  run: (ctx: Context, installation: Installation) => Promise<ExitCode>,
  at?: number,
): Promise<ExitCode> {
  const opened = await commands.open(at)
  if (opened.kind === 'problem') return fail(terminal, opened.message)
  try {
    return await run(opened.installation.context, opened.installation)
  } finally {
    await opened.installation.close()
  }
}
