import { type DeliveryRow, updateClaimed } from '../../db/deliveries.ts'
import type { DeliveryState } from '../core/delivery/delivery.ts'
import { callWithin } from './call-signal.ts'
import type { Context } from './context.ts'
import { freezeDelivery } from './freeze-delivery.ts'
import type { Prepared, Sending } from './handing-over.ts'
import { recordOutcome } from './record-outcome.ts'
import { replayDelivery } from './replay-delivery.ts'
import { scheduleFollowing } from './schedule-following.ts'
import { sharedReads } from './shared-reads.ts'
import { recordSurely } from './unrecorded.ts'

/** Sends one claimed delivery by itself, and says what became of it. */
export async function sendOne(
  ctx: Context,
  delivery: DeliveryRow,
  sending: Sending,
): Promise<DeliveryState | 'lost'> {
  const prepared = await prepare(ctx, delivery)
  if (prepared.kind === 'lost') return 'lost'
  if (prepared.kind === 'settled') return prepared.state
  const { handing } = prepared
  const { message, key, leaseUntil } = handing
  const result = await callWithin(ctx, { ...sending, leaseUntil }, (signal) =>
    ctx.transport.send(message, key, signal),
  )
  if (result.kind === 'blocked' && result.by !== 'from') sending.halt()
  return await recordSurely(
    ctx,
    (follow) => recordOutcome(ctx, handing, { result, follow, trial: sending.place.trial }),
    sending.unrecorded,
  )
}

/** One delivery that cannot be composed waits for a person to see; it never stops the others. */
async function prepare(ctx: Context, delivery: DeliveryRow): Promise<Prepared> {
  try {
    if (delivery.state === 'frozen') return await replayDelivery(ctx, delivery)
    return await freezeDelivery(ctx, delivery)
  } catch (error) {
    if (ctx.dialect.isUnavailable(error)) throw error
    return await setAside(ctx, delivery)
  }
}

/** Held where it is known unsent; what was handed over before is uncertain, and its walk goes on. */
async function setAside(ctx: Context, delivery: DeliveryRow): Promise<Prepared> {
  const state = delivery.state === 'frozen' ? 'uncertain' : 'held'
  const reason = 'cannot-be-composed'
  const held = await ctx.transact(
    'set-aside',
    async (tx) => {
      const change = { state, reason, owner: null, lease_until: null } as const
      if (!(await updateClaimed(tx, delivery, change))) return false
      if (state === 'uncertain') await scheduleFollowing(sharedReads(tx, ctx.now()), [delivery], ctx.now())
      return true
    },
    { subscriptions: [delivery.subscription_id] },
  )
  if (!held) return { kind: 'lost' }
  ctx.log(`delivery.${state}`, { delivery: delivery.id, reason })
  return { kind: 'settled', state }
}
