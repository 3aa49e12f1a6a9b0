import { getSubscriber } from '../../db/subscribers.ts'
import { findSubscription, updateSubscription } from '../../db/subscriptions.ts'
import { verifyToken } from '../core/link-token.ts'
import { leavingAnswer } from '../core/sign-up/leaving-reason.ts'
import type { Context } from './context.ts'

/** Keeps what a reader said of why they left, of a subscription that has ended, and changes nothing else. */
export async function sayWhyLeft(
  ctx: Context,
  token: string,
  said: { readonly reason: string; readonly note: string },
): Promise<{ readonly kind: 'heard' | 'invalid' }> {
  const claim = verifyToken(ctx.keys, 'unsubscribe', token)
  if (!claim) return { kind: 'invalid' }
  const answer = leavingAnswer(said.reason, said.note)
  if (answer === null) return { kind: 'heard' }
  await ctx.transact('say-why-left', async (tx) => {
    const subscription = await findSubscription(tx, claim.subscription)
    if (subscription?.state !== 'ended') return
    const person = await getSubscriber(tx, subscription.subscriber_id)
    if (person.erased_at !== null) return
    await updateSubscription(tx, subscription.id, { left_reason: answer })
  })
  return { kind: 'heard' }
}
