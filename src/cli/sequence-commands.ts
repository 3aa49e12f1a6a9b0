import type { Command } from 'commander'
import { countActiveEnrolments } from '../../db/enrolments.ts'
import {
  type ChangeSequence,
  cancelSequence,
  pauseSequence,
  resumeSequence,
} from '../actions/change-sequence.ts'
import type { Context } from '../actions/context.ts'
import { findNamedSequence } from '../actions/name-sequence.ts'
import { declined } from './publish-command.ts'
import { type ExitCode, fail, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'
import { people } from './words-of-time.ts'

interface Change {
  readonly verb: string
  readonly what: string
  readonly done: string
  run(ctx: Context, named: string): Promise<ChangeSequence>
}

const changes: readonly Change[] = [
  { verb: 'pause', what: 'stop a series or issue for now', done: 'Paused', run: pauseSequence },
  { verb: 'resume', what: 'go on with a paused series or issue', done: 'Resumed', run: resumeSequence },
]
const cancel: Change = {
  verb: 'cancel',
  what: 'end a series or issue for good',
  done: 'Cancelled',
  run: cancelSequence,
}

/** `pause`, `resume` and `cancel`, by name, key or number. */
export function addSequenceCommands(program: Command, verb: Verb): void {
  for (const change of changes) {
    program
      .command(`${change.verb} <series>`)
      .description(change.what)
      .action(
        verb((around, [named]) =>
          withInstallation(around, (ctx) => make(ctx, around.terminal, { change, named: named ?? '' })),
        ),
      )
  }
  program
    .command(`${cancel.verb} <series>`)
    .description(cancel.what)
    .option('--yes', 'do not ask')
    .action(
      verb<{ readonly yes?: boolean }>((around, [named], options) =>
        withInstallation(around, async (ctx) => {
          const wanted = options.yes || (await mayEnd(ctx, around.terminal, named ?? ''))
          if (!wanted) return declined(around.terminal)
          return await make(ctx, around.terminal, { change: cancel, named: named ?? '' })
        }),
      ),
    )
}

async function make(
  ctx: Context,
  terminal: Terminal,
  { change, named }: { readonly change: Change; readonly named: string },
): Promise<ExitCode> {
  const changed = await change.run(ctx, named)
  if (changed.kind === 'problem') return fail(terminal, changed.message)
  const done = changed.kind === 'changed' ? change.done : `${change.done} already`
  terminal.print(`${done}: “${changed.sequence.name}” (${changed.sequence.id}).`)
  return 0
}

/** Ending a series that people are inside of cannot be undone, so it is asked; an issue can be sent again. */
async function mayEnd(ctx: Context, terminal: Terminal, named: string): Promise<boolean> {
  const found = await findNamedSequence(ctx.read, named)
  if (found.kind === 'problem' || found.sequence.kind === 'issue') return true
  const inside = await countActiveEnrolments(ctx.read, found.sequence.id)
  if (inside === 0) return true
  terminal.print(
    `“${found.sequence.name}” (${found.sequence.id}): ${people(inside)} inside get nothing more of it.`,
  )
  return await terminal.ask('End it for good?')
}
