import { insertEvent } from '../../db/events.ts'
import { toJson } from '../../db/json.ts'
import type { Db } from '../../db/schema.ts'
import type { SubscriptionRow } from '../../db/subscriptions.ts'
import { endSubscription } from './end-subscription.ts'

/** Where a reader says that they leave: one list, everything at once, or one on the page of their preferences. */
export type LeavingPlace = '/unsubscribe' | '/unsubscribe/all' | '/preferences'

/** Ends a subscription at its reader's own wish, in the caller's transaction; one that has ended stays as it is. */
export async function leaveSubscription(
  tx: Db,
  subscription: SubscriptionRow,
  { now, source }: { readonly now: number; readonly source: LeavingPlace },
): Promise<void> {
  if (subscription.state === 'ended') return
  const consentId = await endSubscription(tx, subscription, { now, source, reason: 'unsubscribed' })
  await insertEvent(tx, {
    provider: 'reader',
    provider_event_id: `withdrawal-${consentId}`,
    kind: 'unsubscribed',
    subscription_id: subscription.id,
    raw: toJson({}),
    occurred_at: now,
    received_at: now,
    applied_at: now,
  })
}
