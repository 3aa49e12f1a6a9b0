import type { Command } from 'commander'
import {
  type ChangeSequence,
  cancelSequence,
  pauseSequence,
  resumeSequence,
} from '../actions/change-sequence.ts'
import type { Context } from '../actions/context.ts'
import { fail } from './terminal.ts'
import type { Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'

interface Change {
  readonly verb: string
  readonly what: string
  readonly done: string
  run(ctx: Context, named: string): Promise<ChangeSequence>
}

const changes: readonly Change[] = [
  { verb: 'pause', what: 'stop a series or issue for now', done: 'Paused', run: pauseSequence },
  { verb: 'resume', what: 'go on with a paused series or issue', done: 'Resumed', run: resumeSequence },
  { verb: 'cancel', what: 'end a series or issue for good', done: 'Cancelled', run: cancelSequence },
]

/** `pause`, `resume` and `cancel`, by name, key or number. */
export function addSequenceCommands(program: Command, verb: Verb): void {
  for (const change of changes) {
    program
      .command(`${change.verb} <series>`)
      .description(change.what)
      .action(
        verb((around, [named]) =>
          withInstallation(around, async (ctx) => {
            const changed = await change.run(ctx, named ?? '')
            if (changed.kind === 'problem') return fail(around.terminal, changed.message)
            const done = changed.kind === 'changed' ? change.done : `${change.done} already`
            around.terminal.print(`${done}: “${changed.sequence.name}” (${changed.sequence.id}).`)
            return 0
          }),
        ),
      )
  }
}
