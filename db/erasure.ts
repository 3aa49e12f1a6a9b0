import { type SqlBool, sql } from 'kysely'
import type { EventRow } from './events.ts'
import type { Db } from './schema.ts'

/** The deliveries of a person, of whatever list. */
function deliveriesOf(db: Db, subscriberId: number) {
  return db
    .selectFrom('deliveries')
    .select('deliveries.id')
    .where('subscription_id', 'in', (where) =>
      where.selectFrom('subscriptions').select('id').where('subscriber_id', '=', subscriberId),
    )
}

/**
 * What a retry may still need: under way or in doubt, or in a batch that is not over. A condition written out, for both
 * who forgets and who waits.
 */
export const STILL_NEEDED = sql<SqlBool>`(deliveries.state in ('claimed', 'frozen') or exists (select 1 from batches
  where batches.id = deliveries.batch_id and batches.state = 'open'))`

/** A condition on deliveries: no retry needs any more what they are made of. */
export const NOT_NEEDED = sql<SqlBool>`not ${STILL_NEEDED}`

/** Takes address, name and all that they told from a person's row, which stays for what points to it. */
export async function updateSubscriberErased(db: Db, id: number, now: number): Promise<void> {
  const nobody = { address: `erased-${id}`, address_key: `erased-${id}` }
  const cleared = { name: null, language: null, zone: null, fields: '{}', untracked: 0 } as const
  await db
    .updateTable('subscribers')
    .set({ ...nobody, ...cleared, erased_at: now })
    .where('id', '=', id)
    .execute()
}

/** Takes what was typed and chosen from a person's subscriptions, records of consent and wishes. */
export async function updateChoicesErased(db: Db, subscriberId: number): Promise<void> {
  const theirs = db.selectFrom('subscriptions').select('id').where('subscriber_id', '=', subscriberId)
  const asked = { requested_name: null, requested_profile: null, browser_hash: null, left_reason: null }
  await db
    .updateTable('subscriptions')
    .set({ ...asked, pace: 'planned', paused_until: null })
    .where('subscriber_id', '=', subscriberId)
    .execute()
  await db
    .updateTable('consents')
    .set({ text: '', source: '', network_hash: null })
    .where('subscription_id', 'in', theirs)
    .execute()
  await db.deleteFrom('sequence_choices').where('subscription_id', 'in', theirs).execute()
  await db
    .updateTable('address_changes')
    .set({ address: null, former_hash: null })
    .where('subscriber_id', '=', subscriberId)
    .execute()
}

/** An email as an erasure finds it: `frozen` tells where it went. */
export interface ErasableEmail {
  readonly id: number
  readonly frozen: string
}

/** The emails of a person that hold anything of theirs, and that no retry needs any more. */
export async function listErasableEmails(db: Db, subscriberId: number): Promise<ErasableEmail[]> {
  return await db
    .selectFrom('deliveries')
    .select(['id', 'frozen'])
    .where('id', 'in', deliveriesOf(db, subscriberId))
    .where('frozen', 'is not', null)
    .where(NOT_NEEDED)
    .orderBy('id')
    .$narrowType<{ frozen: string }>()
    .execute()
}

/** How many emails of a person are under way or in doubt, so that what they are made of must stay. */
export async function countUnderWay(db: Db, subscriberId: number): Promise<number> {
  const { count } = await db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('id', 'in', deliveriesOf(db, subscriberId))
    .where('frozen', 'is not', null)
    .where(STILL_NEEDED)
    .executeTakeFirstOrThrow()
  return count
}

/**
 * Takes what they are made of from a person's emails, as far as no retry needs it, and everything that others have
 * said of them.
 */
export async function updateEmailsErased(db: Db, subscriberId: number): Promise<number> {
  const theirs = deliveriesOf(db, subscriberId)
  const emails = await db
    .updateTable('deliveries')
    .set({ frozen: null, frozen_hash: null })
    .where('id', 'in', theirs)
    .where('frozen', 'is not', null)
    .where(NOT_NEEDED)
    .returning('id')
    .execute()
  await db
    .updateTable('deliveries')
    .set({ reason: 'erased' })
    .where('id', 'in', theirs)
    .where('reason', 'is not', null)
    .execute()
  await db.updateTable('attempts').set({ reason: null }).where('delivery_id', 'in', theirs).execute()
  await db
    .updateTable('batches')
    .set({ reason: null })
    .where('id', 'in', (where) =>
      where
        .selectFrom('deliveries')
        .select('batch_id')
        .where('id', 'in', theirs)
        .where('batch_id', 'is not', null)
        .$castTo<{ batch_id: number }>(),
    )
    .execute()
  return emails.length
}

/** Takes the raw words from the events of a person's emails and subscriptions; gives how many had any. */
export async function updateEventsOfErased(db: Db, subscriberId: number): Promise<number> {
  const rows = await db
    .updateTable('events')
    .set({ raw: '{}' })
    .where('raw', '!=', '{}')
    .where((where) =>
      where.or([
        where('delivery_id', 'in', deliveriesOf(db, subscriberId)),
        where('subscription_id', 'in', (inner) =>
          inner.selectFrom('subscriptions').select('id').where('subscriber_id', '=', subscriberId),
        ),
      ]),
    )
    .returning('id')
    .execute()
  return rows.length
}

/** Whether mail is still under way for a person who was erased. */
export async function updateErasing(db: Db, subscriberId: number, erasing: boolean): Promise<void> {
  await db
    .updateTable('subscribers')
    .set({ erasing: erasing ? 1 : 0 })
    .where('id', '=', subscriberId)
    .execute()
}

/** People who were erased while mail of theirs was under way. */
export async function listErasing(db: Db, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('subscribers')
    .select('id')
    // Written out, so that the planner sees that the partial index serves it.
    .where(sql<SqlBool>`erasing = 1`)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Whether this delivery was of a person who was erased. */
export async function isOfErased(db: Db, deliveryId: number): Promise<boolean> {
  const row = await db
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
    .select('subscribers.erased_at')
    .where('deliveries.id', '=', deliveryId)
    .executeTakeFirst()
  return row != null && row.erased_at !== null
}

/** Takes the raw words from events. */
export async function updateEventsRedacted(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await db.updateTable('events').set({ raw: '{}' }).where('id', 'in', ids).execute()
}

/** Where events that may name an address are looked for: ids from after `afterId`, those of nobody known. */
export interface StrayPage {
  readonly address: string
  readonly afterId: number
  readonly limit: number
}

/** Events whose raw words may name an address, in the order of their ids. */
export async function listEventsNaming(db: Db, page: StrayPage): Promise<EventRow[]> {
  const pattern = `%${page.address.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return await db
    .selectFrom('events')
    .selectAll()
    .where('id', '>', page.afterId)
    .where(sql<SqlBool>`lower(raw) like ${pattern} escape '\\'`)
    .orderBy('id')
    .limit(page.limit)
    .execute()
}

/** Writes the database file anew, so that nothing of what was deleted or changed is left in its free space. */
export async function compactFile(db: Db): Promise<void> {
  await sql`vacuum`.execute(db)
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
}
