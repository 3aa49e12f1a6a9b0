import type { Command } from 'commander'
import { sayHold } from './hold-words.ts'
import { fail } from './terminal.ts'
import { parseInstant, type Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'

/** `serve`: the pages and, in a process of its own, the sending. */
export function addServeCommand(program: Command, verb: Verb): void {
  program
    .command('serve')
    .description('serve the pages and send what falls due')
    .action(
      verb((around) =>
        withInstallation(around, async (ctx, installation) => {
          if (ctx.settings.mailFault !== null) return fail(around.terminal, ctx.settings.mailFault)
          await sayHold(ctx, around.terminal)
          const started = await around.commands.serve(installation)
          if (started.kind === 'problem') return fail(around.terminal, started.message)
          const { server } = started
          around.terminal.print(`Serving at ${server.url}`)
          around.terminal.print(`Your pages: ${server.operatorLink('/review')}`)
          if (installation.captured) {
            around.terminal.print(`Mail is captured, not sent: ${server.operatorLink('/captured')}`)
          }
          await server.stopped
          return 0
        }),
      ),
    )
}

interface WorkOptions {
  readonly untilDrained?: boolean
  readonly now?: number
}

/** `work`: only the sending. */
export function addWorkCommand(program: Command, verb: Verb): void {
  program
    .command('work')
    .description('send what falls due, without serving pages')
    .option('--until-drained', 'stop when nothing is due any more')
    .option(
      '--now <instant>',
      'take this as the time, like 2026-12-01T09:00:00Z (with --until-drained)',
      parseInstant,
    )
    .action(
      verb<WorkOptions>((around, _, options) => {
        if (options.now !== undefined && !options.untilDrained) {
          around.terminal.complain(
            'rivulet: --now goes with --until-drained: no worker runs for long by another clock.',
          )
          return Promise.resolve(2)
        }
        return withInstallation(
          around,
          async (ctx, installation) => {
            if (ctx.settings.mailFault !== null) return fail(around.terminal, ctx.settings.mailFault)
            await sayHold(ctx, around.terminal)
            if (options.untilDrained) around.terminal.print(tallyWords(await installation.drain()))
            else await around.commands.work(installation)
            return 0
          },
          options.now,
        )
      }),
    )
}

/** "3 submitted, 1 held; nothing more is due." */
function tallyWords(tally: Readonly<Record<string, number>>): string {
  const words = Object.entries(tally).map(([state, count]) => `${count} ${state}`)
  return words.length === 0 ? 'Nothing is due.' : `${words.join(', ')}; nothing more is due.`
}
