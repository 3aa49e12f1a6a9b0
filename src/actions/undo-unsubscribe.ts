import { findLatestEnrolment } from '../../db/enrolments.ts'
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
const EVERYTHING: LeavingPlace = '/unsubscribe/all'
const LEFT_HERE: readonly LeavingPlace[] = ['/unsubscribe', '/unsubscribe/all', '/preferences']

interface Undoing {
  readonly subscription: number
  /** All is brought back that was left at once, not one list alone. */
  readonly everything: boolean
}

export type UndoUnsubscribe =
  | ({ readonly kind: 'back' } & Undoing)
  /** The leaving is too long ago, or something else has happened since: a new sign-up is asked for. */
  | { readonly kind: 'too-late'; readonly subscription: number }
  | { readonly kind: 'invalid' }

/** It can be undone, or is undone already. */
export type FindUndo = UndoUnsubscribe | ({ readonly kind: 'open' } & Undoing)

/** What an undo link leads to. Changes nothing. */
export async function findUndo(ctx: Context, token: string): Promise<FindUndo> {
  return await readUndo(ctx, ctx.read, token)
}

async function readUndo(ctx: Context, db: Db, token: string): Promise<FindUndo> {
  const claim = verifyToken(ctx.keys, 'undo', token)
  const subscription = claim && (await findSubscription(db, claim.subscription))
  if (!claim || !subscription) return { kind: 'invalid' }
  const left = await findLatestConsent(db, subscription.id, ['withdrawn'])
  const undoing = { subscription: subscription.id, everything: left !== null && isOfEverything(left) }
  if (await isUndone(db, claim, subscription)) return { kind: 'back', ...undoing }
  const withdrawal = await findWithdrawal(ctx, db, subscription)
  if (withdrawal?.id === claim.subject) return { kind: 'open', ...undoing }
  return { kind: 'too-late', subscription: subscription.id }
}

/**
 * Takes a leaving back that was a mistake: the subscription is confirmed again, with a consent record of its own
 * that carries on the words they had agreed to, and the walks go on that ended with it. What was had already does not come again. Twice does what once does.
 */
export async function undoUnsubscribe(ctx: Context, token: string): Promise<UndoUnsubscribe> {
  return await ctx.transact('undo-unsubscribe', async (tx): Promise<UndoUnsubscribe> => {
    const found = await readUndo(ctx, tx, token)
    if (found.kind !== 'open') return found
    const subscription = await findSubscription(tx, found.subscription)
    const withdrawal = subscription && (await findWithdrawal(ctx, tx, subscription))
    if (subscription && withdrawal) await bringAllBack(ctx, tx, { subscription, withdrawal })
    return { ...found, kind: 'back' }
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

/** Whether a record of leaving is one of several that were made at once. */
export function isOfEverything({ source }: Pick<ConsentRow, 'source'>): boolean {
  return source === EVERYTHING
}

interface Mistake {
  readonly subscription: SubscriptionRow
  readonly withdrawal: ConsentRow
}

/** Who left everything at once gets everything back that they left then. */
async function bringAllBack(ctx: Context, tx: Db, { subscription, withdrawal }: Mistake): Promise<void> {
  const { at, source } = withdrawal
  const alone = { subscriptionId: subscription.id, consentId: withdrawal.id }
  const left = isOfEverything(withdrawal)
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
  // Their reader has seen no text since: what they agreed to is what was in force before.
  const before = await findLatestConsent(tx, subscriptionId, ['confirmed', 'imported'])
  await updateSubscription(tx, subscriptionId, { state: 'confirmed', ended_at: null, left_reason: null })
  await insertConsent(tx, {
    subscription_id: subscriptionId,
    kind: 'confirmed',
    text: before?.text ?? '',
    text_version: before?.text_version ?? null,
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
