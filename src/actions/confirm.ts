import { updateConfirmationProved } from '../../db/feedback.ts'
import { getList } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import { listOpenSequences } from '../../db/sequences.ts'
import { updateSubscriberName } from '../../db/subscribers.ts'
import {
  findSubscription,
  insertConsent,
  type SubscriptionRow,
  updateSubscription,
} from '../../db/subscriptions.ts'
import { verifyToken } from '../core/link-token.ts'
import type { Context } from './context.ts'
import { enrolSubscription, getSequencePlan } from './enrol-subscription.ts'

export type FindConfirmation =
  | { readonly kind: 'pending' | 'confirmed'; readonly listName: string }
  | { readonly kind: 'invalid' }

export type Confirm =
  | { readonly kind: 'confirmed' | 'already'; readonly listName: string }
  | { readonly kind: 'invalid' }

/** What a confirmation link leads to. Changes nothing. */
export async function findConfirmation(ctx: Context, token: string): Promise<FindConfirmation> {
  const subscription = await findRequested(ctx, ctx.read, token)
  if (!subscription) return { kind: 'invalid' }
  const list = await getList(ctx.read, subscription.list_id)
  return { kind: subscription.state === 'confirmed' ? 'confirmed' : 'pending', listName: list.name }
}

/** Double opt-in, second half: records the consent and enrols the person in the list's sequences. */
export async function confirm(ctx: Context, token: string): Promise<Confirm> {
  return await ctx.transact('confirm', async (tx): Promise<Confirm> => {
    const subscription = await findRequested(ctx, tx, token)
    if (!subscription) return { kind: 'invalid' }
    const list = await getList(tx, subscription.list_id)
    if (subscription.state === 'confirmed') return { kind: 'already', listName: list.name }
    const now = ctx.now()
    await updateSubscription(tx, subscription.id, { state: 'confirmed', confirmed_at: now })
    await insertConsent(tx, {
      subscription_id: subscription.id,
      kind: 'confirmed',
      text: list.consent_text,
      source: '/confirm',
      at: now,
    })
    if (subscription.requested_name !== null) {
      await updateSubscriberName(tx, subscription.subscriber_id, subscription.requested_name)
    }
    await updateConfirmationProved(tx, { subscriptionId: subscription.id, token }, now)
    await enrolInOpenSequences(tx, { ...subscription, state: 'confirmed' }, now)
    ctx.log('subscription.confirmed', { subscription: subscription.id })
    return { kind: 'confirmed', listName: list.name }
  })
}

/** The subscription whose newest request this link answers; a link of an older request is worth nothing. */
async function findRequested(ctx: Context, db: Db, token: string): Promise<SubscriptionRow | null> {
  const claim = verifyToken(ctx.keys, 'confirm', token)
  if (!claim) return null
  const subscription = await findSubscription(db, claim.subscription)
  if (!subscription || subscription.state === 'ended') return null
  return subscription.request_id === claim.subject ? subscription : null
}

async function enrolInOpenSequences(tx: Db, subscription: SubscriptionRow, now: number): Promise<void> {
  for (const sequence of await listOpenSequences(tx, subscription.list_id, now)) {
    const plan = await getSequencePlan(tx, sequence)
    await enrolSubscription(tx, subscription, { sequence, plan, now })
  }
}
