import type { Insertable, Selectable } from 'kysely'
import type { SoftBounce } from '../src/core/delivery/soft-bounces.ts'
import type { Db, EventTable } from './schema.ts'

export type EventRow = Selectable<EventTable>

/** Stores a fact once: the same provider and event id changes nothing. Says whether it was new. */
export async function insertEvent(db: Db, row: Insertable<EventTable>): Promise<boolean> {
  const inserted = await db
    .insertInto('events')
    .values(row)
    .onConflict((conflict) => conflict.columns(['provider', 'provider_event_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Stores facts that nobody else can have stored before. */
export async function insertEvents(db: Db, rows: readonly Insertable<EventTable>[]): Promise<void> {
  await db.insertInto('events').values(rows).execute()
}

/** The event of a provider with this id of theirs; throws where there is none. */
export async function getEvent(db: Db, provider: string, providerEventId: string): Promise<EventRow> {
  return await db
    .selectFrom('events')
    .selectAll()
    .where('provider', '=', provider)
    .where('provider_event_id', '=', providerEventId)
    .executeTakeFirstOrThrow()
}

/** Events that were not applied yet, in the order in which they were stored. */
export async function listUnappliedEvents(db: Db, limit: number): Promise<EventRow[]> {
  return await db
    .selectFrom('events')
    .selectAll()
    .where('applied_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** The delivery of ours that an event is of. */
export interface EventMatch {
  readonly deliveryId: number
  readonly subscriptionId: number
}

/** Marks an event as applied, to what it is of or to nothing; false where somebody has done so before. */
export async function updateEventApplied(
  db: Db,
  id: number,
  { appliedAt, match }: { readonly appliedAt: number; readonly match: EventMatch | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('events')
    .set({ applied_at: appliedAt })
    .$if(match !== null, (query) =>
      query.set({ delivery_id: match?.deliveryId ?? null, subscription_id: match?.subscriptionId ?? null }),
    )
    .where('id', '=', id)
    .where('applied_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * The transient bounces of a person's emails, over all their subscriptions: of those that went to the address of now,
 * not to one that they have left or have only wished for.
 */
export async function listSoftBounces(db: Db, subscriberId: number): Promise<SoftBounce[]> {
  return await db
    .selectFrom('events')
    .innerJoin('subscriptions', 'subscriptions.id', 'events.subscription_id')
    .innerJoin('deliveries', 'deliveries.id', 'events.delivery_id')
    .select(['deliveries.id as delivery', 'events.occurred_at as at'])
    .where('subscriptions.subscriber_id', '=', subscriberId)
    .where('events.kind', '=', 'soft-bounced')
    .where('deliveries.kind', 'not in', ['address', 'moved'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('address_changes')
            .select('address_changes.id')
            .where('address_changes.subscriber_id', '=', subscriberId)
            .whereRef('address_changes.confirmed_at', '>=', 'deliveries.handed_over_at'),
        ),
      ),
    )
    .execute()
}
