import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db, HoldKind, InstanceTable, SigningKeyTable } from './schema.ts'

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

/** Who this installation is; throws before its first start. */
export async function getInstance(db: Db): Promise<Selectable<InstanceTable>> {
  return await db.selectFrom('instance').selectAll().executeTakeFirstOrThrow()
}

export async function updateInstance(db: Db, change: Omit<Updateable<InstanceTable>, 'id'>): Promise<void> {
  await db.updateTable('instance').set(change).where('id', '=', 1).execute()
}

/** Raises the mark by one and gives it. */
export async function updateMark(db: Db): Promise<number> {
  const { mark } = await db
    .updateTable('instance')
    .set({ mark: sql`mark + 1` })
    .where('id', '=', 1)
    .returning('mark')
    .executeTakeFirstOrThrow()
  return mark
}

/** Puts the whole installation on hold; null takes it off. */
export async function updateHold(
  db: Db,
  hold: { readonly reason: string; readonly kind: HoldKind; readonly since: number } | null,
): Promise<void> {
  await db
    .updateTable('instance')
    .set({
      hold_reason: hold?.reason ?? null,
      hold_kind: hold?.kind ?? null,
      hold_since: hold?.since ?? null,
    })
    .execute()
}
