import type { BatchRow } from '../../db/batches.ts'
import type { DeliveryRow } from '../../db/deliveries.ts'
import type { BatchResult, SendResult } from '../transports/transport.ts'
import { callWithin } from './call-signal.ts'
import type { Context } from './context.ts'
import { freezeBatch } from './freeze-batch.ts'
import { giveBackDeliveries } from './give-back.ts'
import {
  type BatchHandingOver,
  countState,
  type PreparedBatch,
  type Sending,
  type States,
} from './handing-over.ts'
import { recordBatch } from './record-batch.ts'
import { giveUpBatch, replayBatch } from './replay-batch.ts'
import { recordSurely } from './unrecorded.ts'

/** Claimed deliveries that go together for the first time, or a batch that was handed over and never settled. */
export type Together =
  | { readonly kind: 'new'; readonly deliveries: readonly DeliveryRow[] }
  | { readonly kind: 'open'; readonly batch: BatchRow }

/** Sends a batch in one call, and says what became of its members. */
export async function sendBatch(ctx: Context, together: Together, sending: Sending): Promise<States> {
  const prepared = await prepare(ctx, together)
  if (prepared === null) return await goInHalves(ctx, together)
  if (prepared.kind === 'settled') return prepared.states
  const { handing, states } = prepared
  const outcome = await handOver(ctx, handing, sending)
  const told = outcome.kind === 'whole' ? outcome.result : null
  if (told?.kind === 'blocked' && told.by !== 'from') sending.halt()
  const record = (follow: boolean): Promise<States> =>
    recordBatch(ctx, handing, { outcome, follow, trial: sending.place.trial })
  const recorded = await recordSurely(ctx, record, sending.unrecorded)
  for (const [state, count] of Object.entries(recorded)) countState(states, state as keyof States, count)
  return states
}

/** Null where a new one cannot be made, since one of its members cannot be composed. */
async function prepare(ctx: Context, together: Together): Promise<PreparedBatch | null> {
  try {
    return together.kind === 'new'
      ? await freezeBatch(ctx, together.deliveries)
      : await replayBatch(ctx, together.batch)
  } catch (error) {
    if (ctx.dialect.isUnavailable(error)) throw error
    if (together.kind === 'new') return null
    return await giveUpBatch(ctx, together.batch, 'cannot-be-composed')
  }
}

/** Given back to go in batches of half the size, until the one that cannot be composed is alone. */
async function goInHalves(ctx: Context, together: Together): Promise<States> {
  if (together.kind === 'open') return {}
  const { deliveries } = together
  return await giveBackDeliveries(ctx, deliveries, { batch_limit: Math.ceil(deliveries.length / 2) })
}

async function handOver(ctx: Context, handing: BatchHandingOver, sending: Sending): Promise<BatchResult> {
  const { batch } = ctx.transport
  const messages = handing.letters.map(({ message }) => message)
  const { key, leaseUntil } = handing
  if (batch === null) throw new Error('A batch is handed to a transport that takes none.')
  const outcome = await callWithin(ctx, { ...sending, leaseUntil }, (signal) =>
    batch.send(messages, key, signal),
  )
  return isResult(outcome) ? { kind: 'whole', result: outcome } : outcome
}

function isResult(
  outcome: BatchResult | Exclude<SendResult, { kind: 'accepted' }>,
): outcome is Exclude<SendResult, { kind: 'accepted' }> {
  return outcome.kind !== 'each' && outcome.kind !== 'whole'
}
