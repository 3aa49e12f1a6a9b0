import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** A request that nobody confirmed in time. */
export interface Unconfirmed {
  readonly id: number
  readonly subscriberId: number
  /** Whether there is anything of an earlier time on that list: then only the request goes. */
  readonly wasOnList: boolean
}

export interface UnconfirmedSearch {
  /** Requested, and mailed, no later than this (epoch milliseconds). */
  readonly before: number
  readonly limit: number
}

/** States in which a mail is still to come, under way, or in doubt. */
const unsettled = sql`('scheduled', 'held', 'claimed', 'frozen', 'uncertain')`

/**
 * Requests that wait for a confirmation since too long ago, the oldest first. None whose mail is still to come, under
 * way, in doubt or went out lately; none whose mail asks for a younger request too; none at all while
 * an event waits to be applied, which may speak of one.
 */
export async function listUnconfirmed(db: Db, { before, limit }: UnconfirmedSearch): Promise<Unconfirmed[]> {
  const rows = await db
    .selectFrom('subscriptions as s')
    .select(['s.id', 's.subscriber_id as subscriberId'])
    .select(
      sql<number>`exists (select 1 from consents c where c.subscription_id = s.id and c.kind <> 'requested')
        or exists (select 1 from enrolments e where e.subscription_id = s.id)`.as('wasOnList'),
    )
    .where(sql<boolean>`s.state = 'pending'`)
    .where('s.requested_at', '<=', before)
    .where(sql<boolean>`not exists (select 1 from deliveries d where d.subscription_id = s.id
      and (d.state in ${unsettled} or d.submitted_at > ${before}))`)
    .where(sql<boolean>`not exists (select 1 from deliveries d where d.id = s.asked_in
      and (d.state in ${unsettled} or d.submitted_at > ${before}))`)
    .where(sql<boolean>`not exists (select 1 from subscriptions o
      join deliveries d on d.id = o.asked_in
      where d.subscription_id = s.id and o.state = 'pending' and o.requested_at > ${before})`)
    // Of whom an event speaks is known once it is applied: until all are, nobody's mail is forgotten.
    .where(sql<boolean>`not exists (select 1 from events e where e.applied_at is null)`)
    .orderBy('s.requested_at')
    .orderBy('s.id')
    .limit(limit)
    .execute()
  return rows.map(({ wasOnList, ...row }) => ({ ...row, wasOnList: Number(wasOnList) === 1 }))
}

/**
 * Deletes requests with all that was kept of them: consents, notices with their tries, events. Where one of those
 * mails asked for another list as well, that is forgotten.
 */
export async function deleteUnconfirmed(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const mails = db.selectFrom('deliveries').select('id').where('subscription_id', 'in', ids)
  await db
    .deleteFrom('events')
    .where((where) => where.or([where('subscription_id', 'in', ids), where('delivery_id', 'in', mails)]))
    .execute()
  await db.deleteFrom('attempts').where('delivery_id', 'in', mails).execute()
  await db.updateTable('subscriptions').set({ asked_in: null }).where('asked_in', 'in', mails).execute()
  await db.deleteFrom('deliveries').where('subscription_id', 'in', ids).execute()
  await db.deleteFrom('sequence_choices').where('subscription_id', 'in', ids).execute()
  await db.deleteFrom('consents').where('subscription_id', 'in', ids).execute()
  await db.deleteFrom('subscriptions').where('id', 'in', ids).execute()
}

/** Deletes those of these people who have no subscription left. */
export async function deleteLonelySubscribers(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const busy = db.selectFrom('subscriptions').select('subscriber_id').where('subscriber_id', 'in', ids)
  const rows = await db
    .selectFrom('subscribers')
    .select('id')
    .where('id', 'in', ids)
    .where('id', 'not in', busy)
    .execute()
  const lonely = rows.map(({ id }) => id)
  if (lonely.length === 0) return
  await db.deleteFrom('address_changes').where('subscriber_id', 'in', lonely).execute()
  await db.deleteFrom('subscribers').where('id', 'in', lonely).execute()
}

/** Takes requests of people who were on the list before back to what they were: ended, with the record of it. */
export async function updateUnconfirmedEnded(db: Db, ids: readonly number[], now: number): Promise<void> {
  if (ids.length === 0) return
  await db
    .deleteFrom('consents')
    .where('subscription_id', 'in', ids)
    .where('kind', '=', 'requested')
    .where(sql<boolean>`id > (select max(id) from consents c
      where c.subscription_id = consents.subscription_id and c.kind <> 'requested')`)
    .execute()
  const leftAt = sql<number>`coalesce((select max(at) from consents c
    where c.subscription_id = subscriptions.id and c.kind = 'withdrawn'), cast(${now} as bigint))`
  await db
    .updateTable('subscriptions')
    .set({
      state: 'ended',
      ended_at: leftAt,
      request_id: null,
      requested_name: null,
      requested_profile: null,
      browser_hash: null,
      asked_in: null,
    })
    .where('id', 'in', ids)
    .execute()
}
