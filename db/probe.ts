import type { Db } from './schema.ts'

// Longer than a page of either database, so that a full disk is noticed although a page may have room left.
const FILLING = 'x'.repeat(12_000)

/** Writes and takes back a row inside the transaction: it succeeds only where more could be recorded too. */
export async function updateProbe(db: Db, now: number): Promise<void> {
  const name = 'readiness-probe'
  await db.insertInto('settings').values({ name, value: FILLING, updated_at: now }).execute()
  await db.deleteFrom('settings').where('name', '=', name).execute()
}
