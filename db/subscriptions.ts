import type { Insertable, Selectable, Updateable } from 'kysely'
import type { ConsentTable, Db, SubscriptionState, SubscriptionTable } from './schema.ts'

export type SubscriptionRow = Selectable<SubscriptionTable>
export type ConsentRow = Selectable<ConsentTable>

/** The subscription with this id, or null (its person may have been erased). */
export async function findSubscription(db: Db, id: number): Promise<SubscriptionRow | null> {
  const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** Those of these subscriptions that are there. */
export async function listSubscriptions(db: Db, ids: readonly number[]): Promise<SubscriptionRow[]> {
  return await db.selectFrom('subscriptions').selectAll().where('id', 'in', ids).execute()
}

/** A person's subscription to a list, or null. */
export async function findSubscriptionTo(
  db: Db,
  subscriberId: number,
  listId: number,
): Promise<SubscriptionRow | null> {
  const row = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('subscriber_id', '=', subscriberId)
    .where('list_id', '=', listId)
    .executeTakeFirst()
  return row ?? null
}

/** All subscriptions of a person, in the order in which they were made. */
export async function listSubscriptionsOf(db: Db, subscriberId: number): Promise<SubscriptionRow[]> {
  return await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('subscriber_id', '=', subscriberId)
    .orderBy('id')
    .execute()
}

/** How many subscriptions of a list are in this state. */
export async function countSubscriptions(db: Db, listId: number, state: SubscriptionState): Promise<number> {
  const { count } = await db
    .selectFrom('subscriptions')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('list_id', '=', listId)
    .where('state', '=', state)
    .executeTakeFirstOrThrow()
  return count
}

export async function insertSubscription(
  db: Db,
  row: Insertable<SubscriptionTable>,
): Promise<SubscriptionRow> {
  return await db.insertInto('subscriptions').values(row).returningAll().executeTakeFirstOrThrow()
}

export async function updateSubscription(
  db: Db,
  id: number,
  change: Omit<Updateable<SubscriptionTable>, 'id' | 'subscriber_id' | 'list_id'>,
): Promise<void> {
  await db.updateTable('subscriptions').set(change).where('id', '=', id).execute()
}

/** Appends a consent record and gives its id. */
export async function insertConsent(db: Db, row: Insertable<ConsentTable>): Promise<number> {
  const { id } = await db.insertInto('consents').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

/** The newest consent of each of these subscriptions that mail may go out on: confirmed or imported. */
export async function listConsents(db: Db, subscriptionIds: readonly number[]): Promise<ConsentRow[]> {
  const newest = db
    .selectFrom('consents')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('subscription_id', 'in', subscriptionIds)
    .where('kind', 'in', ['confirmed', 'imported'])
    .groupBy('subscription_id')
  return await db.selectFrom('consents').selectAll().where('id', 'in', newest).execute()
}

/** The newest record of a kind for this subscription, or null. */
export async function findLatestConsent(
  db: Db,
  subscriptionId: number,
  kinds: readonly ConsentTable['kind'][],
): Promise<Selectable<ConsentTable> | null> {
  const row = await db
    .selectFrom('consents')
    .selectAll()
    .where('subscription_id', '=', subscriptionId)
    .where('kind', 'in', kinds)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row ?? null
}
