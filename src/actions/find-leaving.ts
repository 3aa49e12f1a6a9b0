import { findSubscription, listSubscriptionsOf, type SubscriptionRow } from '../../db/subscriptions.ts'
import {
  countOtherSubscriptions,
  findLatestLeavingPlace,
  findLeaverRow,
  type LeaverRow,
} from '../../db/withdrawals.ts'
import { verifyToken } from '../core/link-token.ts'
import type { Context } from './context.ts'
import { findWithdrawal, isOfEverything } from './undo-unsubscribe.ts'

/** How a page speaks to whoever holds a link. */
export interface Leaver {
  /** Null where nothing is known of the subscription any more. */
  readonly list: Pick<LeaverRow, 'name' | 'slug' | 'theme'> | null
  /** BCP 47; null where nothing is known. */
  readonly language: string | null
}

export interface Leaving extends Leaver {
  readonly state: 'subscribed' | 'left'
  /** Something else is still to be left. */
  readonly more: boolean
  /** They left everything at once, and have not come back since. */
  readonly everything: boolean
  /** How the leaving can be undone, or null where it cannot be any more. */
  readonly undo: LeavingUndo | null
  /** They have said why already. */
  readonly answered: boolean
}

export interface LeavingUndo {
  readonly url: string
  /** It brings back all that was left at once, not the one list alone. */
  readonly everything: boolean
}

export type FindLeaving = { readonly kind: 'invalid' } | { readonly kind: 'found'; readonly leaving: Leaving }

const nothingKnown: Leaving = {
  list: null,
  language: null,
  state: 'left',
  more: false,
  everything: false,
  undo: null,
  answered: false,
}

/** Who a link to leave is of, as far as a page shows it; nobody where the link is worth nothing. Changes nothing. */
export async function findLeaver(ctx: Context, token: string): Promise<Leaver> {
  const claim = verifyToken(ctx.keys, 'unsubscribe', token)
  return claim ? await findLeaverOf(ctx, claim.subscription) : nothingKnown
}

/** The same by the subscription. */
export async function findLeaverOf(ctx: Context, subscriptionId: number): Promise<Leaver> {
  const row = await findLeaverRow(ctx.read, subscriptionId)
  return row ? leaverOf(row) : nothingKnown
}

function leaverOf(row: LeaverRow): Leaver {
  return { list: row, language: row.chosen ?? row.language }
}

/**
 * What an unsubscribe link leads to. Changes nothing. Of a person who was erased it shows what it shows of one who left
 * long ago.
 */
export async function findLeaving(ctx: Context, token: string): Promise<FindLeaving> {
  const claim = verifyToken(ctx.keys, 'unsubscribe', token)
  if (!claim) return { kind: 'invalid' }
  const subscription = await findSubscription(ctx.read, claim.subscription)
  const row = subscription && (await findLeaverRow(ctx.read, subscription.id))
  if (!subscription || !row) return { kind: 'found', leaving: nothingKnown }
  const erased = row.erasedAt !== null
  const left = subscription.state === 'ended' || erased
  const more = !erased && (await isElsewhere(ctx, subscription))
  return {
    kind: 'found',
    leaving: {
      ...leaverOf(row),
      state: left ? 'left' : 'subscribed',
      more,
      everything: left && !erased && !more && (await hasLeftEverything(ctx, subscription)),
      undo: left && !erased ? await newestUndo(ctx, subscription) : null,
      answered: subscription.left_reason !== null && !erased,
    },
  }
}

async function isElsewhere({ read }: Context, { subscriber_id, id }: SubscriptionRow): Promise<boolean> {
  return (await countOtherSubscriptions(read, subscriber_id, id)) > 0
}

async function hasLeftEverything({ read }: Context, { subscriber_id }: SubscriptionRow): Promise<boolean> {
  const source = await findLatestLeavingPlace(read, subscriber_id)
  return source !== null && isOfEverything({ source })
}

/** The newest of the person's leavings that this link may undo: its own, or that of everything at once. */
async function newestUndo(ctx: Context, subscription: SubscriptionRow): Promise<LeavingUndo | null> {
  const own = await findWithdrawal(ctx, ctx.read, subscription)
  if (own !== null) return { url: ctx.links.undo(subscription.id, own.id), everything: isOfEverything(own) }
  for (const other of await listSubscriptionsOf(ctx.read, subscription.subscriber_id)) {
    const withdrawal = await findWithdrawal(ctx, ctx.read, other)
    if (withdrawal !== null && isOfEverything(withdrawal))
      return { url: ctx.links.undo(other.id, withdrawal.id), everything: true }
  }
  return null
}
