import { getList, type ListRow } from '../../db/lists.ts'
import { findSequenceChoice, insertSequenceChoice, listSeriesOf } from '../../db/reader-choices.ts'
import type { Db } from '../../db/schema.ts'
import { type SubscriptionRow, updateSubscription } from '../../db/subscriptions.ts'
import { type Pace, paces } from '../core/delivery/reader-choice.ts'
import { type PauseEnd, type PauseWish, pauseEnd, runningPause } from '../core/delivery/reader-pause.ts'
import type { Context } from './context.ts'
import { confirmedSubscription, findPreferencesReader } from './find-preferences-reader.ts'
import { rescheduleReader } from './reschedule-reader.ts'

/** How often, and when again: of a whole list, or of one series of it. */
export interface PaceWish extends PauseWish {
  readonly subscriptionId: number
  /** Null for the whole list. */
  readonly sequenceId: number | null
  readonly pace: string
}

export type ChoosePace =
  | {
      readonly kind: 'saved'
      /** Null where it goes on. */
      readonly pausedUntil: number | null
      readonly zone: string
      /** Of the list or the series that it holds for. */
      readonly name: string
    }
  /** There is no such date, or it is over, or too far ahead. */
  | { readonly kind: 'invalid-date' }
  /** Both a length and a date were given. */
  | { readonly kind: 'two-ends' }
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
    const list = subscription && (await getList(tx, subscription.list_id))
    const standing = list && (await findStanding(tx, { subscription, list, sequenceId: wish.sequenceId }))
    if (!subscription || !standing) return { kind: 'gone' }
    const zone = reader.person.zone ?? list.zone
    const end = endOf(wish, standing, { now: ctx.now(), zone })
    const pace = paces.find((one) => one === wish.pace)
    if (end.kind === 'two-ends') return { kind: 'two-ends' }
    if (end.kind === 'invalid' || pace === undefined) return { kind: 'invalid-date' }
    const chosen: Chosen = { pace, pausedUntil: end.at }
    if (!isSame(chosen, standing)) await keep(ctx, tx, { subscription, sequenceId: wish.sequenceId, chosen })
    return { kind: 'saved', pausedUntil: end.at, zone, name: standing.name }
  })
}

interface Chosen {
  readonly pace: Pace
  readonly pausedUntil: number | null
}

interface Standing extends Chosen {
  readonly name: string
}

interface StandingOf {
  readonly subscription: SubscriptionRow
  readonly list: ListRow
  readonly sequenceId: number | null
}

/** What is chosen now; null for a series that the person was never in. */
async function findStanding(
  tx: Db,
  { subscription, list, sequenceId }: StandingOf,
): Promise<Standing | null> {
  const { pace, paused_until } = subscription
  if (sequenceId === null) return { pace, pausedUntil: paused_until, name: list.name }
  const series = (await listSeriesOf(tx, [subscription.id])).find((row) => row.sequenceId === sequenceId)
  return series
    ? { pace: series.pace ?? 'planned', pausedUntil: series.pausedUntil, name: series.name }
    : null
}

function endOf(
  wish: PaceWish,
  { pausedUntil }: Standing,
  at: { readonly now: number; readonly zone: string },
): PauseEnd {
  return pauseEnd(wish, { ...at, current: runningPause(pausedUntil, at.now) })
}

function isSame(one: Chosen, other: Chosen): boolean {
  return one.pace === other.pace && one.pausedUntil === other.pausedUntil
}

interface Keeping {
  readonly subscription: SubscriptionRow
  readonly sequenceId: number | null
  readonly chosen: Chosen
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
