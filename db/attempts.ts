import type { Insertable } from 'kysely'
import type { AttemptTable, Db } from './schema.ts'

/** Appends what became of one try of each of these deliveries. */
export async function insertAttempts(db: Db, rows: readonly Insertable<AttemptTable>[]): Promise<void> {
  await db.insertInto('attempts').values(rows).execute()
}
