import { type Selectable, sql } from 'kysely'
import type { Db, ListTable, SubscriberTable } from './schema.ts'

/** Whose a subscription is, as far as a page shows it. */
export type LeaverRow = Pick<Selectable<ListTable>, 'name' | 'slug' | 'theme' | 'language'> & {
  readonly chosen: SubscriberTable['language']
  readonly erasedAt: SubscriberTable['erased_at']
}

/** The list of a subscription and what its person chose, in one read: a burst of leavings asks for it each time. */
export async function findLeaverRow(db: Db, subscriptionId: number): Promise<LeaverRow | null> {
  const row = await db
    .selectFrom('subscriptions')
    .innerJoin('lists', 'lists.id', 'subscriptions.list_id')
    .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
    .select(['lists.name', 'lists.slug', 'lists.theme', 'lists.language'])
    .select(['subscribers.language as chosen', 'subscribers.erased_at as erasedAt'])
    .where('subscriptions.id', '=', subscriptionId)
    .executeTakeFirst()
  return row ?? null
}

/** Ends these subscriptions. */
export async function updateSubscriptionsEnded(
  db: Db,
  ids: readonly number[],
  endedAt: number,
): Promise<void> {
  await db
    .updateTable('subscriptions')
    .set({ state: 'ended', ended_at: endedAt, left_reason: null })
    .where('id', 'in', ids)
    .execute()
}

/** Appends a record of leaving for each of these subscriptions, and gives the ids of the records. */
export async function insertWithdrawals(
  db: Db,
  subscriptionIds: readonly number[],
  { source, at }: { readonly source: string; readonly at: number },
): Promise<Withdrawal[]> {
  return await db
    .insertInto('consents')
    .values(
      subscriptionIds.map((id) => ({
        subscription_id: id,
        kind: 'withdrawn' as const,
        text: '',
        source,
        at,
      })),
    )
    .returning(['subscription_id as subscriptionId', 'id as consentId'])
    .execute()
}

/** One leaving among others: whose, and the record of it. */
export interface Withdrawal {
  readonly subscriptionId: number
  readonly consentId: number
}

/** What a person left at one moment and place, in the order of their subscriptions. */
export async function listWithdrawals(
  db: Db,
  left: { readonly subscriberId: number; readonly at: number; readonly source: string },
): Promise<Withdrawal[]> {
  return await db
    .selectFrom('consents')
    .innerJoin('subscriptions', 'subscriptions.id', 'consents.subscription_id')
    .select(['subscriptions.id as subscriptionId', 'consents.id as consentId'])
    .where('subscriptions.subscriber_id', '=', left.subscriberId)
    .where('consents.kind', '=', 'withdrawn')
    .where('consents.at', '=', left.at)
    .where('consents.source', '=', left.source)
    .orderBy('subscriptions.id')
    .execute()
}

/** Where a person left last, whatever it was; null where they never did. */
export async function findLatestLeavingPlace(db: Db, subscriberId: number): Promise<string | null> {
  const row = await db
    .selectFrom('consents')
    .innerJoin('subscriptions', 'subscriptions.id', 'consents.subscription_id')
    .select('consents.source')
    .where('subscriptions.subscriber_id', '=', subscriberId)
    .where('consents.kind', '=', 'withdrawn')
    .orderBy('consents.id', 'desc')
    .executeTakeFirst()
  return row?.source ?? null
}

/** How many of a person's subscriptions, but for one, are not ended. */
export async function countOtherSubscriptions(
  db: Db,
  subscriberId: number,
  exceptId: number,
): Promise<number> {
  const { count } = await db
    .selectFrom('subscriptions')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('subscriber_id', '=', subscriberId)
    .where('id', '!=', exceptId)
    .where('state', '!=', 'ended')
    .executeTakeFirstOrThrow()
  return count
}

/** Lets the walks go on that ended at this very moment; those of a cancelled sequence stay as they are. */
export async function updateEnrolmentsBack(
  db: Db,
  { subscriptionId, endedAt }: { readonly subscriptionId: number; readonly endedAt: number },
): Promise<void> {
  await db
    .updateTable('enrolments')
    .set({ state: 'active', ended_at: null })
    .where('subscription_id', '=', subscriptionId)
    .where('state', '=', 'ended')
    .where('ended_at', '=', endedAt)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('sequences')
          .select('sequences.id')
          .whereRef('sequences.id', '=', 'enrolments.sequence_id')
          .where('sequences.state', '!=', 'cancelled'),
      ),
    )
    .execute()
}

/**
 * Makes the newest email that a leaving cancelled, of each walk that goes on again, one that a plan may point anew: a
 * walk has at most one row for a step. What was sent by hand is not sent again by itself.
 */
export async function updateDeliveriesBack(db: Db, subscriptionId: number): Promise<void> {
  const newest = db
    .selectFrom('deliveries as cancelled')
    .innerJoin('enrolments', 'enrolments.id', 'cancelled.enrolment_id')
    .select(sql<number>`max(cancelled.id)`.as('id'))
    .where('cancelled.subscription_id', '=', subscriptionId)
    .where('enrolments.state', '=', 'active')
    .where('cancelled.state', '=', 'cancelled')
    .where('cancelled.reason', 'in', ['unsubscribed', 'no-consent', 'enrolment-over'])
    .where('cancelled.by_hand', '=', 0)
    .groupBy('cancelled.enrolment_id')
  await db.updateTable('deliveries').set({ reason: 'nothing-left' }).where('id', 'in', newest).execute()
}
