import { insertEvent } from '../../db/events.ts'
import { toJson } from '../../db/json.ts'
import { getList } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import { findSubscription, type SubscriptionRow } from '../../db/subscriptions.ts'
import { verifyToken } from '../core/link-token.ts'
import type { Context } from './context.ts'
import { endSubscription } from './end-subscription.ts'

/** `listName` is null where the person was erased since: the link still works, and says nothing. */
export type Unsubscribe =
  | { readonly kind: 'left'; readonly listName: string | null }
  | { readonly kind: 'invalid' }

export type FindUnsubscription = Unsubscribe | { readonly kind: 'subscribed'; readonly listName: string }

/** What an unsubscribe link leads to. Changes nothing. */
export async function findUnsubscription(ctx: Context, token: string): Promise<FindUnsubscription> {
  const claim = verifyToken(ctx.keys, 'unsubscribe', token)
  if (!claim) return { kind: 'invalid' }
  const subscription = await findSubscription(ctx.read, claim.subscription)
  if (!subscription) return { kind: 'left', listName: null }
  const list = await getList(ctx.read, subscription.list_id)
  return { kind: subscription.state === 'ended' ? 'left' : 'subscribed', listName: list.name }
}

/**
 * Ends a subscription at once and for good: nothing of it is frozen after this returns. Doing it twice
 * changes nothing. Links never expire and serve the RFC 8058 one-click request as well as the page.
 */
export async function unsubscribe(ctx: Context, token: string): Promise<Unsubscribe> {
  const claim = verifyToken(ctx.keys, 'unsubscribe', token)
  if (!claim) return { kind: 'invalid' }
  return await ctx.transact('unsubscribe', async (tx): Promise<Unsubscribe> => {
    const subscription = await findSubscription(tx, claim.subscription)
    if (!subscription) return { kind: 'left', listName: null }
    const list = await getList(tx, subscription.list_id)
    if (subscription.state !== 'ended') await leave(ctx, tx, subscription)
    return { kind: 'left', listName: list.name }
  })
}

async function leave(ctx: Context, tx: Db, subscription: SubscriptionRow): Promise<void> {
  const now = ctx.now()
  const consentId = await endSubscription(tx, subscription, {
    now,
    source: '/unsubscribe',
    reason: 'unsubscribed',
  })
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
  ctx.log('subscription.ended', { subscription: subscription.id })
}
