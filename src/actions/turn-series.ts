import { updateOpenDeliveriesCancelled } from '../../db/deliveries.ts'
import { updateEnrolmentsState } from '../../db/enrolments.ts'
import {
  findSequenceChoice,
  insertSequenceChoice,
  listSeriesOf,
  type SeriesRow,
} from '../../db/reader-choices.ts'
import type { Db } from '../../db/schema.ts'
import { getSequence } from '../../db/sequences.ts'
import type { SubscriptionRow } from '../../db/subscriptions.ts'
import type { Context } from './context.ts'
import { enrolIn } from './enrol-in-open.ts'
import { confirmedSubscription, findPreferencesReader } from './find-preferences-reader.ts'

export interface SeriesWish {
  readonly subscriptionId: number
  readonly sequenceId: number
  readonly on: boolean
}

export type TurnSeries =
  | { readonly kind: 'turned'; readonly name: string }
  /** The person is not on its list, or was never in it; or it is over for everybody. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'invalid' }

/**
 * Lets a reader out of one series while they stay on its list, or in again. Off: nothing of it is frozen after this
 * returns. On: it goes on where they were; what they have had does not come again. Doing it twice changes nothing.
 */
export async function turnSeries(ctx: Context, token: string, wish: SeriesWish): Promise<TurnSeries> {
  return await ctx.transact('turn-series', async (tx): Promise<TurnSeries> => {
    const reader = await findPreferencesReader(ctx, tx, token)
    if (!reader) return { kind: 'invalid' }
    const subscription = confirmedSubscription(reader, wish.subscriptionId)
    const mine = subscription ? await listSeriesOf(tx, [subscription.id]) : []
    const series = mine.find(({ sequenceId }) => sequenceId === wish.sequenceId)
    if (!subscription || !series || series.sequenceState === 'cancelled') return { kind: 'gone' }
    if ((series.off === 1) === wish.on) await turn(ctx, tx, { subscription, series, on: wish.on })
    return { kind: 'turned', name: series.name }
  })
}

interface Turning {
  readonly subscription: SubscriptionRow
  readonly series: SeriesRow
  readonly on: boolean
}

async function turn(ctx: Context, tx: Db, { subscription, series, on }: Turning): Promise<void> {
  const now = ctx.now()
  await keepOff(tx, { subscription, series, on }, now)
  if (on) {
    await enrolIn(tx, subscription, { sequence: await getSequence(tx, series.sequenceId), now })
  } else {
    await updateEnrolmentsState(tx, [series.enrolmentId], { state: 'ended', endedAt: now })
    await updateOpenDeliveriesCancelled(tx, [series.enrolmentId], 'reader-off')
  }
  ctx.log(on ? 'reader.turned-on' : 'reader.turned-off', {
    subscription: subscription.id,
    sequence: series.sequenceId,
  })
}

async function keepOff(tx: Db, { subscription, series, on }: Turning, now: number): Promise<void> {
  const before = await findSequenceChoice(tx, subscription.id, series.sequenceId)
  await insertSequenceChoice(tx, {
    subscription_id: subscription.id,
    sequence_id: series.sequenceId,
    off: on ? 0 : 1,
    pace: before?.pace ?? 'planned',
    paused_until: before?.paused_until ?? null,
    updated_at: now,
  })
}
