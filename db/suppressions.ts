import type { Db } from './schema.ts'

/** Whether an address, known by its keyed hash, must not be mailed. */
export async function findSuppression(db: Db, addressHash: string): Promise<{ reason: string } | null> {
  const row = await db
    .selectFrom('suppressions')
    .select('reason')
    .where('address_hash', '=', addressHash)
    .executeTakeFirst()
  return row ?? null
}

/** Suppresses an address; the first reason stays. */
export async function insertSuppression(
  db: Db,
  row: { readonly address_hash: string; readonly reason: string; readonly created_at: number },
): Promise<void> {
  await db
    .insertInto('suppressions')
    .values(row)
    .onConflict((conflict) => conflict.column('address_hash').doNothing())
    .execute()
}

/** Raises the reason of a suppression from a bounce to a complaint; any other reason stays. */
export async function updateSuppressionComplained(db: Db, addressHash: string): Promise<void> {
  await db
    .updateTable('suppressions')
    .set({ reason: 'complained' })
    .where('address_hash', '=', addressHash)
    .where('reason', '=', 'bounced')
    .execute()
}
