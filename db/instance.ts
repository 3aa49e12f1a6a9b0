import type { Insertable, Selectable } from 'kysely'
import type { Db, InstanceTable, SigningKeyTable } from './schema.ts'

/** Who this installation is, or null before its first start. */
export async function findInstance(db: Db): Promise<Selectable<InstanceTable> | null> {
  return (await db.selectFrom('instance').selectAll().executeTakeFirst()) ?? null
}

/** Makes the one row; a second process that starts at the same moment changes nothing. */
export async function insertInstance(db: Db, row: Omit<Insertable<InstanceTable>, 'id'>): Promise<void> {
  await db
    .insertInto('instance')
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** The ring of keys that sign links, newest first. */
export async function listSigningKeys(db: Db): Promise<Selectable<SigningKeyTable>[]> {
  return await db.selectFrom('signing_keys').selectAll().orderBy('id', 'desc').execute()
}

/** Puts a key away in another form; what it signs stays the same. */
export async function updateSigningKey(
  db: Db,
  id: number,
  change: Pick<SigningKeyTable, 'secret' | 'wrapped'>,
): Promise<void> {
  await db.updateTable('signing_keys').set(change).where('id', '=', id).execute()
}

/** Adds a key; from now on it signs, and the older ones still verify. */
export async function insertSigningKey(db: Db, row: Omit<SigningKeyTable, 'id'>): Promise<void> {
  await db.insertInto('signing_keys').values(row).execute()
}
