import { type Selectable, sql, type Updateable } from 'kysely'
import type { NoticeKind } from '../src/core/delivery/delivery.ts'
import type { Db, SubscriberTable } from './schema.ts'

export type SubscriberRow = Selectable<SubscriberTable>

/** The person with this address, in whatever case it was typed, or null. */
export async function findSubscriber(db: Db, address: string): Promise<SubscriberRow | null> {
  const row = await db
    .selectFrom('subscribers')
    .selectAll()
    .where('address_key', '=', address.toLowerCase())
    .executeTakeFirst()
  return row ?? null
}

/** The person with this id; throws where there is none. */
export async function getSubscriber(db: Db, id: number): Promise<SubscriberRow> {
  return await db.selectFrom('subscribers').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** Those of these people that are there. */
export async function listSubscribers(db: Db, ids: readonly number[]): Promise<SubscriberRow[]> {
  return await db.selectFrom('subscribers').selectAll().where('id', 'in', ids).execute()
}

export interface NewSubscriber {
  readonly address: string
  readonly name: string | null
  readonly now: number
}

/** The person with this address, made where unknown. A known person keeps the name that they have. */
export async function insertSubscriber(db: Db, person: NewSubscriber): Promise<SubscriberRow> {
  const inserted = await db
    .insertInto('subscribers')
    .values({
      address: person.address,
      address_key: person.address.toLowerCase(),
      name: person.name,
      created_at: person.now,
    })
    .onConflict((conflict) => conflict.column('address_key').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (inserted) return inserted
  const known = await findSubscriber(db, person.address)
  if (!known) throw new Error('A subscriber vanished inside a transaction.')
  return known
}

/** Changes what is known of a person. */
export async function updateSubscriber(
  db: Db,
  id: number,
  change: Omit<Updateable<SubscriberTable>, 'id' | 'created_at'>,
): Promise<void> {
  await db.updateTable('subscribers').set(change).where('id', '=', id).execute()
}

/** Mail that anybody can make us send to an address, by typing it into a form. */
const ASKED_BY_FORM: readonly NoticeKind[] = ['confirmation', 'already', 'preferences']

/**
 * When the newest other mail that a form asked for, to a person, was accepted, or else when its handing over began
 * (epoch milliseconds); null where there is none.
 */
export async function findLatestNoticeSent(
  db: Db,
  subscriberId: number,
  exceptDelivery: number,
): Promise<number | null> {
  const { at } = await db
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .select(sql<number | null>`max(coalesce(submitted_at, handed_over_at))`.as('at'))
    .where('subscriptions.subscriber_id', '=', subscriberId)
    .where('deliveries.kind', 'in', ASKED_BY_FORM)
    .where('deliveries.id', '!=', exceptDelivery)
    .executeTakeFirstOrThrow()
  return at
}

/**
 * When the newest mail that a form asked for, to a person, went out or is due (epoch milliseconds);
 * null where there is none. A cancelled one never goes out.
 */
export async function findLatestNoticeTime(db: Db, subscriberId: number): Promise<number | null> {
  const { at } = await db
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .select(sql<number | null>`max(coalesce(submitted_at, handed_over_at, due_at))`.as('at'))
    .where('subscriptions.subscriber_id', '=', subscriberId)
    .where('deliveries.kind', 'in', ASKED_BY_FORM)
    .where('deliveries.state', '!=', 'cancelled')
    .executeTakeFirstOrThrow()
  return at
}
