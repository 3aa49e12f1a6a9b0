import { getList } from '../../db/lists.ts'
import { findLatestConsent } from '../../db/subscriptions.ts'
import type { Context } from './context.ts'
import { confirmedSubscription, findPreferencesReader } from './find-preferences-reader.ts'
import { leaveSubscription } from './leave-subscription.ts'

export type LeaveList =
  /** `undoUrl` takes it back. */
  | { readonly kind: 'left'; readonly listName: string; readonly undoUrl: string | null }
  /** The person is not on that list. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'invalid' }

/** Lets a reader leave one list from their preferences: as final as the link in each email, and as fast. */
export async function leaveList(ctx: Context, token: string, subscriptionId: number): Promise<LeaveList> {
  return await ctx.transact('leave-list', async (tx): Promise<LeaveList> => {
    const reader = await findPreferencesReader(ctx, tx, token)
    if (!reader) return { kind: 'invalid' }
    const subscription = confirmedSubscription(reader, subscriptionId)
    if (!subscription) return { kind: 'gone' }
    await leaveSubscription(tx, subscription, { now: ctx.now(), source: '/preferences' })
    const left = await findLatestConsent(tx, subscription.id, ['withdrawn'])
    ctx.log('subscription.ended', { subscription: subscription.id })
    const { name } = await getList(tx, subscription.list_id)
    return { kind: 'left', listName: name, undoUrl: left && ctx.links.undo(subscription.id, left.id) }
  })
}
