import type { Command } from 'commander'
import type { Context } from '../actions/context.ts'
import { holdDeliveries } from '../actions/hold-deliveries.ts'
import { holdSending } from '../actions/hold-sending.ts'
import { earliestRelease, type ReleaseWay, releaseDeliveries } from '../actions/release-deliveries.ts'
import { planRelease, type ReleasePlan, releaseSending } from '../actions/release-sending.ts'
import {
  addChoiceOptions,
  type ChoiceOptions,
  carryOut,
  emails,
  failAll,
  readChoice,
} from './chosen-deliveries.ts'
import { declined } from './publish-command.ts'
import { type ExitCode, misused, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'
import { timeWords } from './words-of-time.ts'

interface HoldOptions {
  readonly reason?: string
}

/** `hold`: nothing goes out, or not these deliveries, until they are released. */
export function addHoldCommand(program: Command, verb: Verb): void {
  program
    .command('hold [ids...]')
    .description('hold all sending, or single deliveries')
    .option('--reason <text>', 'why, for whoever looks at the status')
    .action(
      verb<HoldOptions>((around, [given], options) => {
        const { terminal } = around
        const read = readChoice(given ?? '', {}, 'scheduled')
        if (read.kind === 'wrong') return Promise.resolve(misused(terminal, read.message))
        if (read.kind === 'none') {
          return withInstallation(around, (ctx) => holdAll(ctx, terminal, options.reason ?? null))
        }
        if (options.reason !== undefined || read.choice.kind !== 'ids') {
          return Promise.resolve(
            misused(terminal, '--reason is for a hold of all sending, not of single ids.'),
          )
        }
        const { ids } = read.choice
        return withInstallation(around, (ctx) => holdSome(ctx, terminal, ids))
      }),
    )
}

async function holdAll(ctx: Context, terminal: Terminal, reason: string | null): Promise<ExitCode> {
  const held = await holdSending(ctx, reason)
  terminal.print(`Sending is on hold${held.changed ? '' : ' already'}: ${held.reason}`)
  terminal.print('To go on: npx rivulet release')
  return 0
}

async function holdSome(ctx: Context, terminal: Terminal, ids: readonly number[]): Promise<ExitCode> {
  const held = await holdDeliveries(ctx, ids)
  if (held.kind === 'problem') return failAll(terminal, held.messages)
  terminal.print(`Held ${emails(held.count)}. To go on: npx rivulet release ${ids.join(' ')}`)
  return 0
}

interface ReleaseOptions extends ChoiceOptions {
  readonly now?: boolean
  readonly skip?: boolean
}

/** `release`: all sending goes on, or held deliveries do: at their next slot, now, or never. */
export function addReleaseCommand(program: Command, verb: Verb): void {
  addChoiceOptions(program.command('release [ids...]'), 'held')
    .description('end the hold of all sending, or let held deliveries go on')
    .option('--now', 'send them now, instead of at the next slot of their series')
    .option('--skip', 'give them up; what follows in their series takes their place')
    .action(
      verb<ReleaseOptions>((around, [given], options) => {
        const { terminal } = around
        const read = readChoice(given ?? '', options, 'held')
        if (read.kind === 'wrong') return Promise.resolve(misused(terminal, read.message))
        if (options.now && options.skip)
          return Promise.resolve(misused(terminal, 'Give --now or --skip, not both.'))
        if (read.kind === 'choice') {
          const way = options.now ? 'now' : options.skip ? 'skip' : 'next-slot'
          const wanted = { choice: read.choice, way, yes: options.yes === true } as const
          return withInstallation(around, (ctx) => releaseSome(ctx, terminal, wanted))
        }
        if (options.now || options.skip) {
          return Promise.resolve(misused(terminal, '--now and --skip go with ids, or with --state held.'))
        }
        return withInstallation(around, (ctx) => releaseAll(ctx, terminal, options.yes === true))
      }),
    )
}

const released: Readonly<Record<ReleaseWay, { readonly question: string; done(count: number): string }>> = {
  'next-slot': { question: 'Release them?', done: (count) => `Released ${emails(count)}.` },
  now: {
    question: 'Send them now?',
    done: (count) => `Released ${emails(count)}: a running worker sends now.`,
  },
  skip: { question: 'Give them up for good?', done: (count) => `Gave up ${emails(count)}.` },
}

async function releaseSome(
  ctx: Context,
  terminal: Terminal,
  {
    way,
    ...wanted
  }: { readonly way: ReleaseWay; readonly yes: boolean } & Pick<Parameters<typeof carryOut>[2], 'choice'>,
): Promise<ExitCode> {
  return await carryOut(ctx, terminal, {
    ...wanted,
    ...released[way],
    state: 'held',
    mails: way !== 'skip',
    firstAt: (chosen) => earliestRelease(ctx, chosen, way),
    run: (chosen) => releaseDeliveries(ctx, chosen, way),
  })
}

async function releaseAll(ctx: Context, terminal: Terminal, yes: boolean): Promise<ExitCode> {
  const plan = await planRelease(ctx)
  if (plan.kind === 'not-held') {
    terminal.print('Sending is not on hold. For what is held: npx rivulet deliveries --state held')
    return 0
  }
  if (plan.kind === 'copy') {
    for (const line of copyLines(plan)) terminal.print(line)
    if (!yes && !(await terminal.ask('Release?'))) return declined(terminal)
  }
  const held = await releaseSending(ctx)
  terminal.print('Released: sending goes on.')
  if (held > 0) terminal.print(`Held for you: ${emails(held)}. ${LOOK}`)
  return 0
}

const LOOK = 'Look at them: npx rivulet deliveries --state held --reason older-copy'

function copyLines({ reason, inDoubt, from }: Extract<ReleasePlan, { kind: 'copy' }>): string[] {
  const due =
    from === null
      ? 'Nothing fell due since.'
      : `${emails(inDoubt)} fell due since, the first ${timeWords(from, 'UTC')}. They may have been sent already: releasing holds them for you.`
  return [
    `Sending is on hold: ${reason}`,
    `  due    ${due}`,
    '  lost   Who joined, confirmed or left after this copy was made is not in it.',
  ]
}
