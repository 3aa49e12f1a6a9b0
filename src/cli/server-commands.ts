import type { Command } from 'commander'
import { listLists } from '../../db/lists.ts'
import type { Context } from '../actions/context.ts'
import { describeSending } from '../actions/describe-sending.ts'
import { sayHold } from './hold-words.ts'
import { circuitWords, todayWords } from './sending-words.ts'
import { type ExitCode, fail, misused, type Terminal } from './terminal.ts'
import { parseInstant, type Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'

interface ServeOptions {
  readonly worker?: boolean
}

/** `serve`: the pages and, in a process of its own, the sending. */
export function addServeCommand(program: Command, verb: Verb): void {
  program
    .command('serve')
    .description('serve the pages and send what falls due')
    .option('--no-worker', 'only the pages: `rivulet work` sends, here or on another machine')
    .action(
      verb<ServeOptions>((around, _, options) =>
        withInstallation(around, async (ctx, installation) => {
          if (ctx.settings.mailFault !== null) return fail(around.terminal, ctx.settings.mailFault)
          await sayHold(ctx, around.terminal)
          const started = await around.commands.serve(installation, { worker: options.worker !== false })
          if (started.kind === 'problem') return fail(around.terminal, started.message)
          const { server } = started
          await sayCircuits(ctx, around.terminal)
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
          const why = '--now goes with --until-drained: no worker runs for long by another clock.'
          return Promise.resolve(misused(around.terminal, why))
        }
        return withInstallation(
          around,
          async (ctx, installation) => {
            if (ctx.settings.mailFault !== null) return fail(around.terminal, ctx.settings.mailFault)
            await sayHold(ctx, around.terminal)
            if (!options.untilDrained) {
              await sayCircuits(ctx, around.terminal)
              await around.commands.work(installation)
              return 0
            }
            const tally = await installation.drain()
            return await sayDrained(ctx, around.terminal, tally)
          },
          options.now,
        )
      }),
    )
}

/** What became of what was due, and what still waits and why; 1 where the provider stands in the way. */
async function sayDrained(
  ctx: Context,
  terminal: Terminal,
  tally: Readonly<Record<string, number>>,
): Promise<ExitCode> {
  const { due, today } = await describeSending(ctx)
  terminal.print(tallyWords(tally, due))
  if (due === 0) return 0
  for (const line of todayWords({ today })) terminal.print(line)
  return (await sayCircuits(ctx, terminal)) ? 1 : 0
}

/** Says which transports send nothing for now; true where one does. */
async function sayCircuits(ctx: Context, terminal: Terminal): Promise<boolean> {
  const { circuits } = await describeSending(ctx)
  const zone = (await listLists(ctx.read))[0]?.zone ?? 'UTC'
  for (const circuit of circuits) terminal.print(circuitWords(circuit, { now: ctx.now(), zone }))
  return circuits.length > 0
}

/** "3 submitted, 1 held; nothing more is due." What was put off or could not go out is no news of its own. */
function tallyWords(tally: Readonly<Record<string, number>>, due: number): string {
  const words = Object.entries(tally)
    .filter(([state, count]) => count > 0 && state !== 'scheduled')
    .map(([state, count]) => `${count} ${state}`)
  const rest =
    due > 0
      ? `${due} ${due === 1 ? 'email is' : 'emails are'} due and ${due === 1 ? 'waits' : 'wait'}`
      : 'nothing more is due'
  if (words.length > 0) return `${words.join(', ')}; ${rest}.`
  return due > 0 ? `Nothing went out; ${rest}.` : 'Nothing is due.'
}
