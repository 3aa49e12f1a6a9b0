import type { Pace, ReaderChoice } from '../src/core/delivery/reader-choice.ts'
import type { Db } from './schema.ts'

/** What a reader chose, as far as it decides when their walks go on. */
export interface WalkReader {
  readonly subscriptionId: number
  /** IANA zone of their own, or null. */
  readonly zone: string | null
  readonly list: { readonly pace: Pace; readonly pausedUntil: number | null }
  /** By sequence. */
  readonly series: ReadonlyMap<number, ReaderChoice>
}

/** What the readers behind these subscriptions chose. */
export async function listWalkReaders(db: Db, subscriptionIds: readonly number[]): Promise<WalkReader[]> {
  if (subscriptionIds.length === 0) return []
  const readers = await db
    .selectFrom('subscriptions')
    .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
    .select(['subscriptions.id as subscriptionId', 'subscribers.zone'])
    .select(['subscriptions.pace', 'subscriptions.paused_until as pausedUntil'])
    .where('subscriptions.id', 'in', subscriptionIds)
    .execute()
  const choices = await db
    .selectFrom('sequence_choices')
    .selectAll()
    .where('subscription_id', 'in', subscriptionIds)
    .execute()
  const bySubscription = Map.groupBy(choices, (row) => row.subscription_id)
  return readers.map(({ subscriptionId, zone, pace, pausedUntil }) => {
    const series = (bySubscription.get(subscriptionId) ?? []).map((row): [number, ReaderChoice] => [
      row.sequence_id,
      { off: row.off === 1, pace: row.pace, pausedUntil: row.paused_until },
    ])
    return { subscriptionId, zone, list: { pace, pausedUntil }, series: new Map(series) }
  })
}
