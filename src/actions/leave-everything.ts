import { findSubscription, listSubscriptionsOf } from '../../db/subscriptions.ts'
import { verifyToken } from '../core/link-token.ts'
import type { Context } from './context.ts'
import { leaveSubscriptions } from './leave-subscription.ts'
import type { Unsubscribe } from './unsubscribe.ts'

/** Ends every subscription of the person whose link this is, in one transaction; those that have ended stay as they are. */
export async function leaveEverything(ctx: Context, token: string): Promise<Unsubscribe> {
  const claim = verifyToken(ctx.keys, 'unsubscribe', token)
  if (!claim) return { kind: 'invalid' }
  const left = await ctx.transact('leave-everything', async (tx) => {
    const own = await findSubscription(tx, claim.subscription)
    const all = own === null ? [] : await listSubscriptionsOf(tx, own.subscriber_id)
    return await leaveSubscriptions(tx, all, { now: ctx.now(), source: '/unsubscribe/all' })
  })
  for (const subscription of left) ctx.log('subscription.ended', { subscription })
  return { kind: 'left' }
}
