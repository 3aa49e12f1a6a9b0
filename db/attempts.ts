import type { Insertable } from 'kysely'
import type { AttemptTable, Db } from './schema.ts'

/**
 * Appends what became of one try of each of these deliveries. A sign-up that nobody confirmed may have been deleted
 * meanwhile: of that nothing is kept.
 */
export async function insertAttempts(db: Db, rows: readonly Insertable<AttemptTable>[]): Promise<void> {
  const ids = rows.map(({ delivery_id }) => delivery_id)
  const there = await db.selectFrom('deliveries').select('id').where('id', 'in', ids).execute()
  const known = new Set(there.map(({ id }) => id))
  const kept = rows.filter(({ delivery_id }) => known.has(delivery_id))
  if (kept.length > 0) await db.insertInto('attempts').values(kept).execute()
}
