import type { DeliveryRow } from '../../db/deliveries.ts'
import { getList, type ListRow } from '../../db/lists.ts'
import { getSubscriber, type SubscriberRow } from '../../db/subscribers.ts'
import { findSubscription, type SubscriptionRow } from '../../db/subscriptions.ts'
import { isNotice } from '../core/delivery/delivery.ts'
import type { Context, StoredTemplate } from './context.ts'
import { readProfile } from './reader-profile.ts'

/**
 * The template of a notice, in its reader's language and its list's looks; null for a step. Compiled before the
 * transaction of the freeze: only queries are awaited inside one.
 */
export async function noticeOf(ctx: Context, delivery: DeliveryRow): Promise<StoredTemplate | null> {
  if (!isNotice(delivery.kind)) return null
  const subscription = await findSubscription(ctx.read, delivery.subscription_id)
  if (!subscription) throw new Error(`Delivery ${delivery.id} has no subscription.`)
  const list = await getList(ctx.read, subscription.list_id)
  const person = await getSubscriber(ctx.read, subscription.subscriber_id)
  const language = readerLanguageOf({ subscription, list, person })
  return await ctx.notice({ kind: delivery.kind, language, theme: list.theme })
}

/** What the reader asked for with an open request, else what they chose, else the list's. */
export function readerLanguageOf(of: {
  readonly subscription: SubscriptionRow
  readonly list: ListRow
  readonly person: SubscriberRow
}): string {
  const { subscription, list, person } = of
  const asked = subscription.state === 'pending' ? readProfile(subscription.requested_profile).language : null
  return asked ?? person.language ?? list.language
}
