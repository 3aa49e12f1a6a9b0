import { insertEvents } from '../../db/events.ts'
import { toJson } from '../../db/json.ts'
import type { Db } from '../../db/schema.ts'
import type { SubscriptionRow } from '../../db/subscriptions.ts'
import { endSubscriptions } from './end-subscription.ts'

/** Where a reader says that they leave: one list, everything at once, or one on the page of their preferences. */
export type LeavingPlace = '/unsubscribe' | '/unsubscribe/all' | '/preferences'

interface Wish {
  readonly now: number
  readonly source: LeavingPlace
}

/** Ends a subscription at its reader's own wish, in the caller's transaction; one that has ended stays as it is. */
export async function leaveSubscription(tx: Db, subscription: SubscriptionRow, wish: Wish): Promise<void> {
  await leaveSubscriptions(tx, [subscription], wish)
}

/** The same for several, in as many queries as for one; gives the ids of those that were not ended before. */
export async function leaveSubscriptions(
  tx: Db,
  subscriptions: readonly SubscriptionRow[],
  { now, source }: Wish,
): Promise<number[]> {
  const ids = subscriptions.filter(({ state }) => state !== 'ended').map(({ id }) => id)
  if (ids.length === 0) return []
  const withdrawals = await endSubscriptions(tx, ids, { now, source, reason: 'unsubscribed' })
  const events = withdrawals.map(({ subscriptionId, consentId }) => ({
    provider: 'reader',
    provider_event_id: `withdrawal-${consentId}`,
    kind: 'unsubscribed',
    subscription_id: subscriptionId,
    raw: toJson({}),
    occurred_at: now,
    received_at: now,
    applied_at: now,
  }))
  await insertEvents(tx, events)
  return ids
}
