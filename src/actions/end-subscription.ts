import { updateDeliveriesCancelled } from '../../db/deliveries.ts'
import { updateEnrolmentsEnded } from '../../db/enrolments.ts'
import type { Db } from '../../db/schema.ts'
import { insertConsent, type SubscriptionRow, updateSubscription } from '../../db/subscriptions.ts'

export interface Leaving {
  readonly now: number
  /** Where the person said so, for the record of consent. */
  readonly source: string
  /** Why what was still to come is cancelled. */
  readonly reason: string
}

/** Ends a subscription with all that is still to come of it, and gives the id of the consent record. */
export async function endSubscription(
  tx: Db,
  subscription: SubscriptionRow,
  { now, source, reason }: Leaving,
): Promise<number> {
  await updateSubscription(tx, subscription.id, { state: 'ended', ended_at: now, left_reason: null })
  const withdrawn = {
    subscription_id: subscription.id,
    kind: 'withdrawn',
    text: '',
    source,
    at: now,
  } as const
  const consentId = await insertConsent(tx, withdrawn)
  await updateEnrolmentsEnded(tx, subscription.id, now)
  await updateDeliveriesCancelled(tx, subscription.id, reason)
  return consentId
}
