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

/** Those of these addresses, known by their keyed hashes, that must not be mailed. */
export async function listSuppressed(db: Db, hashes: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('suppressions')
    .select('address_hash')
    .where('address_hash', 'in', hashes)
    .execute()
  return rows.map((row) => row.address_hash)
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
