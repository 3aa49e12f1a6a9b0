import { chooseDeliveries } from '../../src/actions/choose-deliveries.ts'
import type { Context } from '../../src/actions/context.ts'
import { holdDeliveries } from '../../src/actions/hold-deliveries.ts'
import { releaseDeliveries } from '../../src/actions/release-deliveries.ts'
import { resolveDeliveries } from '../../src/actions/resolve-deliveries.ts'
import { retryDeliveries } from '../../src/actions/retry-deliveries.ts'
import type { Row } from './snapshot.ts'
import type { Decision, Effect, Step } from './step.ts'
import type { World } from './world.ts'

/** The deliveries that this can be decided about. */
export function decidable({ snapshot, provider }: World, how: Decision): Row[] {
  const state = stateFor(how)
  // While a call still stands in the air, nobody can find out what became of it.
  if (state === 'uncertain' && provider.asleep > 0) return []
  return [...snapshot.values()].filter((row) => row.state === state)
}

function stateFor(how: Decision): 'scheduled' | 'held' | 'failed' | 'uncertain' {
  if (how === 'hold') return 'scheduled'
  if (how === 'retry') return 'failed'
  return how === 'resolve' || how === 'resolve-skip' ? 'uncertain' : 'held'
}

/** A person decides about one delivery. */
export function deciding(world: World, ctx: Context, step: Extract<Step, { do: 'decide' }>): Effect {
  const rows = decidable(world, step.how)
  const row = rows[step.which % rows.length]
  if (!row) throw new Error('there is nothing to decide about')
  const arrived = world.provider.accepted.has(row.id)
  const transaction = transactions[stateFor(step.how)]
  return {
    transaction,
    real: () => decide(ctx, row, { how: step.how, arrived }),
    model: () => {
      world.byHand.add(row.id)
      if (step.how === 'resolve' && !arrived) foundUnsent(world, row.id)
    },
  }
}

const transactions = {
  scheduled: 'hold-deliveries',
  held: 'release-deliveries',
  failed: 'retry-deliveries',
  uncertain: 'resolve-deliveries',
}

async function decide(
  ctx: Context,
  row: Row,
  { how, arrived }: { readonly how: Decision; readonly arrived: boolean },
): Promise<void> {
  const state = stateFor(how)
  if (state === 'scheduled') return void (await holdDeliveries(ctx, [row.id]))
  const found = await chooseDeliveries(
    ctx.read,
    { kind: 'ids', ids: [row.id] },
    { state, mails: state !== 'uncertain' },
  )
  if (found.kind === 'problem') return
  const { chosen } = found
  if (how === 'retry') await retryDeliveries(ctx, chosen)
  else if (how === 'resolve') await resolveDeliveries(ctx, chosen, arrived ? 'sent' : 'not-sent')
  else if (how === 'resolve-skip') await resolveDeliveries(ctx, chosen, 'skip')
  else if (how !== 'hold') await releaseDeliveries(ctx, chosen, how)
}

/** Nothing is in doubt any more about the calls that brought it. */
function foundUnsent(world: World, delivery: number): void {
  for (const log of world.provider.keysOf(delivery)) log.cleared.add(delivery)
  world.shaken.delete(delivery)
}
