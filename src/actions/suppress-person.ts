import { updateDeliveriesCancelled } from '../../db/deliveries.ts'
import { updateEnrolmentsEnded } from '../../db/enrolments.ts'
import type { Db } from '../../db/schema.ts'
import type { SubscriberRow } from '../../db/subscribers.ts'
import { listSubscriptionsOf } from '../../db/subscriptions.ts'
import { insertSuppression, updateSuppressionComplained } from '../../db/suppressions.ts'
import { addressHash } from '../core/address.ts'
import type { Context } from './context.ts'
import { endSubscription } from './end-subscription.ts'

/** Why an address is never mailed again: it does not take mail, or its reader called ours spam. */
export type SuppressionReason = 'bounced' | 'complained'

/** Sees that an address, known by its keyed hash, is never mailed again, and touches nobody: it may be no one's. */
export async function suppressHash(
  ctx: Context,
  tx: Db,
  { hash, reason }: { readonly hash: string; readonly reason: SuppressionReason },
): Promise<void> {
  await insertSuppression(tx, { address_hash: hash, reason, created_at: ctx.now() })
  if (reason === 'complained') await updateSuppressionComplained(tx, hash)
}

/**
 * Stops all mail to a person, on every list, at once: what is claimed already is caught at its freeze. A complaint
 * also ends their subscriptions. Done twice, or in the other order, it comes to the same.
 */
export async function suppressPerson(
  ctx: Context,
  tx: Db,
  { person, reason }: { readonly person: SubscriberRow; readonly reason: SuppressionReason },
): Promise<void> {
  // Nothing of them is left to be mailed, nor to be known by.
  if (person.erased_at !== null) return
  const now = ctx.now()
  await suppressHash(ctx, tx, { hash: addressHash(ctx.instance.pepper, person.address), reason })
  for (const subscription of await listSubscriptionsOf(tx, person.id)) {
    await updateEnrolmentsEnded(tx, [subscription.id], now)
    await updateDeliveriesCancelled(tx, [subscription.id], 'suppressed')
    if (reason === 'complained' && subscription.state !== 'ended') {
      await endSubscription(tx, subscription, { now, source: 'complaint', reason: 'suppressed' })
    }
  }
}
