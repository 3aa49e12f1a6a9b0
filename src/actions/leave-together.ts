import { listSubscriptions } from '../../db/subscriptions.ts'
import { commitTogether } from './commit-together.ts'
import type { Context } from './context.ts'
import { leaveSubscriptions } from './leave-subscription.ts'

/** Ends a subscription; returns once that is on disk. After a large send many people leave within seconds. */
export const leaveTogether = commitTogether<number, void>({
  largestGroup: 32,
  async commit(ctx, ids) {
    await leaveAll(ctx, ids)
    return ids.map(() => undefined)
  },
})

async function leaveAll(ctx: Context, ids: readonly number[]): Promise<void> {
  const left = await ctx.transact(
    'unsubscribe',
    async (tx) => {
      const subscriptions = await listSubscriptions(tx, [...new Set(ids)])
      return await leaveSubscriptions(tx, subscriptions, { now: ctx.now(), source: '/unsubscribe' })
    },
    { subscriptions: ids },
  )
  for (const subscription of left) ctx.log('subscription.ended', { subscription })
}
