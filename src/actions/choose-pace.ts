import { getList } from '../../db/lists.ts'
import { findSequenceChoice, insertSequenceChoice, listSeriesOf } from '../../db/reader-choices.ts'
import type { Db } from '../../db/schema.ts'
import { type SubscriptionRow, updateSubscription } from '../../db/subscriptions.ts'
import { type Pace, paces } from '../core/delivery/reader-choice.ts'
import { type PauseEnd, type PauseWish, pauseEnd, runningPause } from '../core/delivery/reader-pause.ts'
import type { Context } from './context.ts'
import {
  confirmedSubscription,
  findPreferencesReader,
  type PreferencesReader,
} from './find-preferences-reader.ts'
import { rescheduleReader } from './reschedule-reader.ts'

/** How often, and when again: of a whole list, or of one series of it. */
export interface PaceWish extends PauseWish {
  readonly subscriptionId: number
  /** Null for the whole list. */
  readonly sequenceId: number | null
  readonly pace: string
}

export type ChoosePace =
  /** `pausedUntil` is null where it goes on. */
  | { readonly kind: 'saved'; readonly pausedUntil: number | null; readonly zone: string }
  /** There is no such date, or it is over, or too far ahead. */
  | { readonly kind: 'invalid-date' }
  /** The person is not on that list, or not in that series. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'invalid' }

/**
 * Lets a reader have a list or a series less often, or not for a while. What is scheduled moves at once; nothing of
 * it is frozen at its old time after this returns. The same wish again changes nothing.
 */
export async function choosePace(ctx: Context, token: string, wish: PaceWish): Promise<ChoosePace> {
  return await ctx.transact('choose-pace', async (tx): Promise<ChoosePace> => {
    const reader = await findPreferencesReader(ctx, tx, token)
    if (!reader) return { kind: 'invalid' }
    const subscription = confirmedSubscription(reader, wish.subscriptionId)
    const standing = subscription && (await findStanding(tx, subscription, wish.sequenceId))
    if (!subscription || !standing) return { kind: 'gone' }
    const zone = await zoneOf(tx, reader, subscription)
    const end = endOf(wish, standing, { now: ctx.now(), zone })
    const pace = paces.find((one) => one === wish.pace)
    if (end.kind === 'invalid' || pace === undefined) return { kind: 'invalid-date' }
    const chosen: Standing = { pace, pausedUntil: end.at }
    if (!isSame(chosen, standing)) await keep(ctx, tx, { subscription, sequenceId: wish.sequenceId, chosen })
    return { kind: 'saved', pausedUntil: end.at, zone }
  })
}

interface Standing {
  readonly pace: Pace
  readonly pausedUntil: number | null
}

/** What is chosen now; null for a series that the person was never in. */
async function findStanding(
  tx: Db,
  subscription: SubscriptionRow,
  sequenceId: number | null,
): Promise<Standing | null> {
  if (sequenceId === null) return { pace: subscription.pace, pausedUntil: subscription.paused_until }
  const series = (await listSeriesOf(tx, [subscription.id])).find((row) => row.sequenceId === sequenceId)
  return series ? { pace: series.pace ?? 'planned', pausedUntil: series.pausedUntil } : null
}

async function zoneOf(tx: Db, { person }: PreferencesReader, subscription: SubscriptionRow): Promise<string> {
  return person.zone ?? (await getList(tx, subscription.list_id)).zone
}

function endOf(
  wish: PaceWish,
  { pausedUntil }: Standing,
  at: { readonly now: number; readonly zone: string },
): PauseEnd {
  return pauseEnd(wish, { ...at, current: runningPause(pausedUntil, at.now) })
}

function isSame(one: Standing, other: Standing): boolean {
  return one.pace === other.pace && one.pausedUntil === other.pausedUntil
}

interface Keeping {
  readonly subscription: SubscriptionRow
  readonly sequenceId: number | null
  readonly chosen: Standing
}

async function keep(ctx: Context, tx: Db, { subscription, sequenceId, chosen }: Keeping): Promise<void> {
  const now = ctx.now()
  const choice = { pace: chosen.pace, paused_until: chosen.pausedUntil }
  if (sequenceId === null) await updateSubscription(tx, subscription.id, choice)
  else {
    const before = await findSequenceChoice(tx, subscription.id, sequenceId)
    const of = { subscription_id: subscription.id, sequence_id: sequenceId }
    await insertSequenceChoice(tx, { ...of, ...choice, off: before?.off ?? 0, updated_at: now })
  }
  await rescheduleReader(tx, { subscriptionId: subscription.id, now })
  ctx.log('reader.paced', { subscription: subscription.id, sequence: sequenceId })
}
