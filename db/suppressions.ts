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

/** Those of these addresses, known by their keyed hashes, that must not be mailed, and why. */
export async function listSuppressed(
  db: Db,
  hashes: readonly string[],
): Promise<{ address_hash: string; reason: string }[]> {
  return await db
    .selectFrom('suppressions')
    .select(['address_hash', 'reason'])
    .where('address_hash', 'in', hashes)
    .execute()
}

/** Suppresses an address; the first reason stays, unless it was that its person was erased. */
export async function insertSuppression(
  db: Db,
  row: { readonly address_hash: string; readonly reason: string; readonly created_at: number },
): Promise<void> {
  await db
    .insertInto('suppressions')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('address_hash')
        .doUpdateSet({ reason: row.reason })
        .where('suppressions.reason', '=', 'erased'),
    )
    .execute()
}

/** Lets an address be mailed again that was suppressed since its person was erased; any other reason stays. */
export async function deleteErasedSuppression(db: Db, addressHash: string): Promise<void> {
  await db
    .deleteFrom('suppressions')
    .where('address_hash', '=', addressHash)
    .where('reason', '=', 'erased')
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
