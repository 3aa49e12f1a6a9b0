import type { Insertable } from 'kysely'
import type { Db, EventTable } from './schema.ts'

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
