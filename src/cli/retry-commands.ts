import type { Command } from 'commander'
import type { ChosenDeliveries } from '../actions/choose-deliveries.ts'
import type { Context } from '../actions/context.ts'
import { earliestRelease } from '../actions/release-deliveries.ts'
import { type Finding, resolveDeliveries } from '../actions/resolve-deliveries.ts'
import { retryDeliveries } from '../actions/retry-deliveries.ts'
import {
  addChoiceOptions,
  type ChoiceOptions,
  carryOut,
  type Deed,
  emails,
  readChoice,
} from './chosen-deliveries.ts'
import { type ExitCode, misused } from './terminal.ts'
import type { Verb } from './verb.ts'
import { type Surroundings, withInstallation } from './with-installation.ts'

/** `retry`: failed deliveries are sent again, now. */
export function addRetryCommand(program: Command, verb: Verb): void {
  addChoiceOptions(program.command('retry [ids...]'), 'failed')
    .description('send failed deliveries again')
    .action(
      verb<ChoiceOptions>((around, [given], options) =>
        actOn(around, { given: given ?? '', options, state: 'failed' }, (ctx) => ({
          mails: true,
          question: 'Send them again?',
          firstAt: (chosen) => now(ctx, chosen),
          run: (chosen) => retryDeliveries(ctx, chosen),
          done: (count) => `${emails(count)} to be sent again: a running worker sends now.`,
        })),
      ),
    )
}

interface ResolveOptions extends ChoiceOptions {
  readonly sent?: boolean
  readonly notSent?: boolean
  readonly skip?: boolean
}

/** `resolve`: what a person found out about deliveries of which nobody knew. */
export function addResolveCommand(program: Command, verb: Verb): void {
  addChoiceOptions(program.command('resolve [ids...]'), 'uncertain')
    .description('settle uncertain deliveries')
    .option('--sent', 'it arrived')
    .option('--not-sent', 'it did not arrive: send it again')
    .option('--skip', 'let it be')
    .action(
      verb<ResolveOptions>((around, [given], options) => {
        const finding = findingOf(options)
        if (finding === null) {
          return Promise.resolve(misused(around.terminal, 'Give one of --sent, --not-sent and --skip.'))
        }
        return actOn(around, { given: given ?? '', options, state: 'uncertain' }, (ctx) => ({
          mails: finding === 'not-sent',
          question: finding === 'not-sent' ? 'Send them again?' : null,
          firstAt: (chosen) => now(ctx, chosen),
          run: (chosen) => resolveDeliveries(ctx, chosen, finding),
          done: (count) => resolved[finding](count),
        }))
      }),
    )
}

function findingOf({ sent, notSent, skip }: ResolveOptions): Finding | null {
  const given: Finding[] = []
  if (sent) given.push('sent')
  if (notSent) given.push('not-sent')
  if (skip) given.push('skip')
  return given.length === 1 ? (given[0] ?? null) : null
}

const resolved: Readonly<Record<Finding, (count: number) => string>> = {
  sent: (count) => `${emails(count)} taken as sent.`,
  'not-sent': (count) => `${emails(count)} to be sent again: a running worker sends now.`,
  skip: (count) => `${emails(count)} left as they are.`,
}

async function now(ctx: Context, chosen: ChosenDeliveries): Promise<ReadonlyMap<number, number>> {
  return await earliestRelease(ctx, chosen, 'now')
}

interface Asked {
  readonly given: string
  readonly options: ChoiceOptions
  readonly state: 'failed' | 'uncertain'
}

function actOn(
  around: Surroundings,
  { given, options, state }: Asked,
  deedOf: (ctx: Context) => Omit<Deed, 'choice' | 'yes' | 'state'>,
): Promise<ExitCode> {
  const { terminal } = around
  const read = readChoice(given, options, state)
  if (read.kind === 'wrong') return Promise.resolve(misused(terminal, read.message))
  if (read.kind === 'none') {
    return Promise.resolve(misused(terminal, `Give ids, or --state ${state} for all of them.`))
  }
  const chosen = { choice: read.choice, state, yes: options.yes === true }
  return withInstallation(around, (ctx) => carryOut(ctx, terminal, { ...chosen, ...deedOf(ctx) }))
}
