import { insertNotice, updateSignUpMoment } from '../../db/notices.ts'
import type { Db } from '../../db/schema.ts'
import { findSubscriber } from '../../db/subscribers.ts'
import { listSubscriptionsOf } from '../../db/subscriptions.ts'
import { findSuppression } from '../../db/suppressions.ts'
import { addressHash, parseAddress } from '../core/address.ts'
import { mailboxHash } from '../core/sign-up/mailbox.ts'
import type { Context } from './context.ts'
import { takeMailRoom } from './sign-up-limits.ts'

/** `accepted` says nothing of whether the address is known. */
export type AskForLink = { readonly kind: 'accepted' } | { readonly kind: 'invalid-address' }

/**
 * Mails the link to their preferences to whoever lost it, where the address is on a list and no other mail that a form
 * asked for went to it within a day. The answer and its pace are the same for everybody: each ends with one write.
 */
export async function askForLink(ctx: Context, typed: string): Promise<AskForLink> {
  const address = parseAddress(typed)
  if (address === null) return { kind: 'invalid-address' }
  await ctx.transact('ask-for-link', async (tx) => {
    const now = ctx.now()
    await updateSignUpMoment(tx, now)
    const subscriptionId = await findOwnSubscription(ctx, tx, address)
    if (subscriptionId === null) return
    const at = await takeMailRoom(tx, {
      addressHash: mailboxHash(ctx.instance.pepper, address),
      now,
      // Later it would be a riddle.
      withinMs: 0,
    })
    if (at > now) return
    await insertNotice(tx, { kind: 'preferences', subscriptionId, dueAt: now, now })
    ctx.log('link.asked', { subscription: subscriptionId })
  })
  return { kind: 'accepted' }
}

/** The newest subscription of an address that is still on, or waits to be confirmed; null where mail must not go. */
async function findOwnSubscription(ctx: Context, tx: Db, address: string): Promise<number | null> {
  const suppression = await findSuppression(tx, addressHash(ctx.instance.pepper, address))
  // Looked up all the same, so that how long it takes tells nothing.
  const person = await findSubscriber(tx, address)
  const all = person === null || suppression ? [] : await listSubscriptionsOf(tx, person.id)
  const confirmed = all.findLast(({ state }) => state === 'confirmed')
  return (confirmed ?? all.findLast(({ state }) => state === 'pending'))?.id ?? null
}
