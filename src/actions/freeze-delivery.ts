import { type DeliveryRow, updateClaimed } from '../../db/deliveries.ts'
import { idempotencyKey, LEASE_MS } from '../core/delivery/delivery.ts'
import type { Context } from './context.ts'
import type { Prepared } from './handing-over.ts'
import { judgeDelivery } from './judge-delivery.ts'
import { noticeOf } from './notice-of.ts'
import { sharedReads } from './shared-reads.ts'

/**
 * Freezes a claimed delivery that goes alone, in one transaction: consent, suppression, pause and plan are checked
 * again, then everything that its bytes are made of is kept. From its commit on nobody can know whether it went out.
 */
export async function freezeDelivery(ctx: Context, delivery: DeliveryRow): Promise<Prepared> {
  // Compiled before the transaction: only queries are awaited inside one.
  const notice = await noticeOf(ctx, delivery)
  return await ctx.transact(
    'freeze',
    async (tx): Promise<Prepared> => {
      const judged = await judgeDelivery(ctx, sharedReads(tx, ctx.now()), { delivery, notice })
      if (judged.kind !== 'send') return judged
      const key = idempotencyKey(judged.keySpace, delivery.id, delivery.generation)
      const firstAttemptAt = judged.kept.handed_over_at
      const leaseUntil = firstAttemptAt + LEASE_MS
      const change = { ...judged.kept, state: 'frozen' as const, key, lease_until: leaseUntil }
      if (!(await updateClaimed(tx, delivery, change))) return { kind: 'lost' }
      return {
        kind: 'ready',
        handing: { ...judged.letter, key, firstAttemptAt, leaseUntil, doubtful: false },
      }
    },
    { subscriptions: [delivery.subscription_id] },
  )
}
