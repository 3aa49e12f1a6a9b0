import { insertNotice, updateSignUpMoment } from '../../db/notices.ts'
import type { Db } from '../../db/schema.ts'
import { findSubscriber } from '../../db/subscribers.ts'
import { listSubscriptionsOf } from '../../db/subscriptions.ts'
import { findSuppression } from '../../db/suppressions.ts'
import { addressHash, parseAddress } from '../core/address.ts'
import { mailboxHash } from '../core/sign-up/mailbox.ts'
import type { Context } from './context.ts'
import { getReaderSettings } from './reader-settings.ts'
import { takeMailRoom, takeSignUpRoom } from './sign-up-limits.ts'

/** `accepted` says nothing of whether the address is known. */
export type AskForLink =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'invalid-address' }
  /** Too much is asked from one network, or from everywhere; there is room again at `until` (epoch milliseconds). */
  | { readonly kind: 'full'; readonly until: number }

export interface LinkWish {
  /** As typed. */
  readonly address: string
  /** Keyed hash; null where none is known. */
  readonly networkHash: string | null
}

/**
 * Mails the link to their preferences to whoever lost it, where the address is on a list and no other mail that a form
 * asked for went to it within a day. It takes the same room as a sign-up. The answer and its pace are the same for
 * everybody: each that is taken ends with one write.
 */
export async function askForLink(
  ctx: Context,
  { address: typed, networkHash }: LinkWish,
): Promise<AskForLink> {
  const address = parseAddress(typed)
  if (address === null) return { kind: 'invalid-address' }
  return await ctx.transact('ask-for-link', async (tx): Promise<AskForLink> => {
    const now = ctx.now()
    const room = await takeSignUpRoom(tx, { networkHash, now, settings: await getReaderSettings(tx) })
    if (room.kind === 'full') return { kind: 'full', until: room.until }
    await updateSignUpMoment(tx, now)
    await mailLink(ctx, tx, address)
    return { kind: 'accepted' }
  })
}

async function mailLink(ctx: Context, tx: Db, address: string): Promise<void> {
  const now = ctx.now()
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
