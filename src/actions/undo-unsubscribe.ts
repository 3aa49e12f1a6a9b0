import { findLatestEnrolment } from '../../db/enrolments.ts'
import { getList } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import { listOpenSequences } from '../../db/sequences.ts'
import { getSubscriber } from '../../db/subscribers.ts'
import {
  type ConsentRow,
  findLatestConsent,
  findSubscription,
  insertConsent,
  type SubscriptionRow,
  updateSubscription,
} from '../../db/subscriptions.ts'
import { findSuppression } from '../../db/suppressions.ts'
import { listWithdrawals, updateDeliveriesBack, updateEnrolmentsBack } from '../../db/withdrawals.ts'
import { addressHash } from '../core/address.ts'
import { type LinkClaim, verifyToken } from '../core/link-token.ts'
import type { Context } from './context.ts'
import { enrolIn } from './enrol-in-open.ts'
import type { LeavingPlace } from './leave-subscription.ts'
import { rescheduleReader } from './reschedule-reader.ts'

/** For so long a leaving can be undone, in milliseconds. Later a new sign-up is asked for. */
export const UNDO_MS = 24 * 60 * 60_000

const UNDONE = '/unsubscribe/undo'
const LEFT_HERE: readonly LeavingPlace[] = ['/unsubscribe', '/unsubscribe/all', '/preferences']

export type UndoUnsubscribe =
  | { readonly kind: 'back'; readonly subscription: number }
  /** The leaving is too long ago, or something else has happened since: a new sign-up is asked for. */
  | { readonly kind: 'too-late'; readonly subscription: number }
  | { readonly kind: 'invalid' }

/** It can be undone, or is undone already. */
export type FindUndo = UndoUnsubscribe | { readonly kind: 'open'; readonly subscription: number }

/** What an undo link leads to. Changes nothing. */
export async function findUndo(ctx: Context, token: string): Promise<FindUndo> {
  return await readUndo(ctx, ctx.read, token)
}

async function readUndo(ctx: Context, db: Db, token: string): Promise<FindUndo> {
  const claim = verifyToken(ctx.keys, 'undo', token)
  const subscription = claim && (await findSubscription(db, claim.subscription))
  if (!claim || !subscription) return { kind: 'invalid' }
  if (await isUndone(db, claim, subscription)) return { kind: 'back', subscription: subscription.id }
  const withdrawal = await findWithdrawal(ctx, db, subscription)
  return { kind: withdrawal?.id === claim.subject ? 'open' : 'too-late', subscription: subscription.id }
}

/**
 * Takes a leaving back that was a mistake: the subscription is confirmed again, with a consent record of its own, and
 * the walks go on that ended with it. What was had already does not come again. Twice does what once does.
 */
export async function undoUnsubscribe(ctx: Context, token: string): Promise<UndoUnsubscribe> {
  return await ctx.transact('undo-unsubscribe', async (tx): Promise<UndoUnsubscribe> => {
    const found = await readUndo(ctx, tx, token)
    if (found.kind !== 'open') return found
    const subscription = await findSubscription(tx, found.subscription)
    const withdrawal = subscription && (await findWithdrawal(ctx, tx, subscription))
    if (subscription && withdrawal) await bringAllBack(ctx, tx, { subscription, withdrawal })
    return { kind: 'back', subscription: found.subscription }
  })
}

async function isUndone(db: Db, claim: LinkClaim, { id, state }: SubscriptionRow): Promise<boolean> {
  const left = await findLatestConsent(db, id, ['withdrawn'])
  const back = await findLatestConsent(db, id, ['confirmed'])
  return state === 'confirmed' && left?.id === claim.subject && back?.source === UNDONE
}

/** The record of a leaving that can still be undone, or null: never after a complaint, a suppression or an erasure. */
export async function findWithdrawal(
  ctx: Context,
  db: Db,
  subscription: SubscriptionRow,
): Promise<ConsentRow | null> {
  if (subscription.state !== 'ended' || subscription.confirmed_at === null) return null
  const kinds = ['requested', 'confirmed', 'imported', 'withdrawn'] as const
  const newest = await findLatestConsent(db, subscription.id, kinds)
  if (newest?.kind !== 'withdrawn' || ctx.now() - newest.at >= UNDO_MS) return null
  if (!LEFT_HERE.some((place) => place === newest.source)) return null
  const person = await getSubscriber(db, subscription.subscriber_id)
  if (person.erased_at !== null) return null
  const suppressed = await findSuppression(db, addressHash(ctx.instance.pepper, person.address))
  return suppressed ? null : newest
}

interface Mistake {
  readonly subscription: SubscriptionRow
  readonly withdrawal: ConsentRow
}

/** Who left everything at once gets everything back that they left then. */
async function bringAllBack(ctx: Context, tx: Db, { subscription, withdrawal }: Mistake): Promise<void> {
  const { at, source } = withdrawal
  const alone = { subscriptionId: subscription.id, consentId: withdrawal.id }
  const left =
    source === '/unsubscribe/all'
      ? await listWithdrawals(tx, { subscriberId: subscription.subscriber_id, at, source })
      : [alone]
  for (const { subscriptionId, consentId } of left) {
    const one = await findSubscription(tx, subscriptionId)
    const record = one && (await findWithdrawal(ctx, tx, one))
    if (one && record?.id === consentId) await bringBack(ctx, tx, { subscription: one, withdrawal: record })
  }
}

async function bringBack(ctx: Context, tx: Db, { subscription, withdrawal }: Mistake): Promise<void> {
  const { id: subscriptionId } = subscription
  const now = ctx.now()
  const list = await getList(tx, subscription.list_id)
  await updateSubscription(tx, subscriptionId, { state: 'confirmed', ended_at: null, left_reason: null })
  await insertConsent(tx, {
    subscription_id: subscriptionId,
    kind: 'confirmed',
    text: list.consent_text,
    text_version: list.consent_version,
    source: UNDONE,
    at: now,
  })
  await updateEnrolmentsBack(tx, { subscriptionId, endedAt: withdrawal.at })
  await updateDeliveriesBack(tx, subscriptionId)
  await rescheduleReader(tx, { subscriptionId, now })
  await enrolInMissed(tx, { ...subscription, state: 'confirmed' }, now)
  ctx.log('subscription.restored', { subscription: subscriptionId })
}

/** What was published while they were away took in everybody but them. */
async function enrolInMissed(tx: Db, subscription: SubscriptionRow, now: number): Promise<void> {
  for (const sequence of await listOpenSequences(tx, subscription.list_id, now)) {
    if (sequence.created_at < (subscription.ended_at ?? 0)) continue
    if (await findLatestEnrolment(tx, subscription.id, sequence.id)) continue
    await enrolIn(tx, subscription, { sequence, now })
  }
}
