import { type DeliveryRow, findDelivery, updateClaimed } from '../../db/deliveries.ts'
import { idempotencyKey, LEASE_MS, type Settled } from '../core/delivery/delivery.ts'
import type { Context } from './context.ts'
import type { Prepared } from './handing-over.ts'
import { changeOf, withProof } from './outcome-change.ts'
import { bytesDoubt, LOOK_AGAIN_MS, mustWait, rebuildMessage, wishDoubt } from './replay-doubt.ts'
import { scheduleFollowing } from './schedule-following.ts'
import { getSendFacts } from './send-facts.ts'
import { type SharedReads, sharedReads } from './shared-reads.ts'

/**
 * Takes up a delivery that was handed over and never settled: a worker died, or the outcome is unknown. It
 * goes out again only with the same bytes under a key that the provider still remembers, and only to
 * somebody who still wants it; else it is `uncertain`, and never sent again blindly.
 */
export async function replayDelivery(ctx: Context, claimed: DeliveryRow): Promise<Prepared> {
  return await ctx.transact(
    'replay',
    async (tx): Promise<Prepared> => {
      const reads = sharedReads(tx, ctx.now())
      // A proof may have come since it was claimed; the claim itself stays the one that was made.
      const delivery = { ...((await findDelivery(tx, claimed.id)) ?? claimed), fence: claimed.fence }
      const proved = withProof({ state: 'uncertain', reason: '' }, delivery)
      if (proved.state === 'submitted') return await settleReplay(ctx, reads, delivery, proved)
      const message = await rebuildMessage(tx, delivery)
      const { facts, subscription, subscriber, list, keySpace } = await getSendFacts(ctx, reads, delivery)
      const firstAttemptAt = delivery.handed_over_at ?? 0
      const doubt =
        bytesDoubt(ctx, { delivery, message, flow: await reads.flow(), firstAttemptAt }) ??
        wishDoubt(delivery, facts, subscription)
      if (doubt !== null)
        return await settleReplay(ctx, reads, delivery, { state: 'uncertain', reason: doubt })
      if (mustWait(facts)) return await waitForResume(ctx, reads, delivery)
      const leaseUntil = ctx.now() + LEASE_MS
      if (!(await updateClaimed(tx, delivery, { lease_until: leaseUntil }))) return { kind: 'lost' }
      const key = delivery.key ?? idempotencyKey(keySpace, delivery.id, delivery.generation)
      const letter = { delivery, message, listId: list.id, subscriberId: subscriber.id }
      return { kind: 'ready', handing: { ...letter, key, firstAttemptAt, leaseUntil, doubtful: true } }
    },
    { subscriptions: [claimed.subscription_id] },
  )
}

async function waitForResume(ctx: Context, { db }: SharedReads, delivery: DeliveryRow): Promise<Prepared> {
  const held = await updateClaimed(db, delivery, { lease_until: ctx.now() + LOOK_AGAIN_MS })
  return held ? { kind: 'settled', state: 'frozen' } : { kind: 'lost' }
}

/** Settles it without a call, and goes on with the walk. */
async function settleReplay(
  ctx: Context,
  reads: SharedReads,
  delivery: DeliveryRow,
  settled: Extract<Settled, { state: 'uncertain' | 'submitted' }>,
): Promise<Prepared> {
  const now = ctx.now()
  const change = changeOf(settled, delivery, { now, tries: delivery.tries })
  if (!(await updateClaimed(reads.db, delivery, change))) return { kind: 'lost' }
  reads.done.forget(delivery.subscription_id)
  await scheduleFollowing(reads, [delivery], now)
  const reason = settled.state === 'uncertain' ? settled.reason : null
  ctx.log(`delivery.${settled.state}`, { delivery: delivery.id, reason })
  return { kind: 'settled', state: settled.state }
}
