import type { Insertable } from 'kysely'
import type { AttemptTable, Db } from './schema.ts'

/** Appends what became of one try. */
export async function insertAttempt(db: Db, row: Insertable<AttemptTable>): Promise<void> {
  await db.insertInto('attempts').values(row).execute()
}
