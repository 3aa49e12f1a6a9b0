import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db, ListTable } from './schema.ts'

export type ListRow = Selectable<ListTable>

/** The list of this name, or null. */
export async function findListByName(db: Db, name: string): Promise<ListRow | null> {
  return (await db.selectFrom('lists').selectAll().where('name', '=', name).executeTakeFirst()) ?? null
}

/** The list whose sign-up page has this address, or null. */
export async function findListBySlug(db: Db, slug: string): Promise<ListRow | null> {
  // No address of ours has one, and PostgreSQL refuses to be asked for some.
  if (/\p{Cc}/u.test(slug)) return null
  return (await db.selectFrom('lists').selectAll().where('slug', '=', slug).executeTakeFirst()) ?? null
}

/** The list with this id; throws where there is none. */
export async function getList(db: Db, id: number): Promise<ListRow> {
  return await db.selectFrom('lists').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

export async function listLists(db: Db): Promise<ListRow[]> {
  return await db.selectFrom('lists').selectAll().orderBy('id').execute()
}

export async function insertList(db: Db, row: Insertable<ListTable>): Promise<ListRow> {
  return await db.insertInto('lists').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Changes what a list says of itself; mail that is not yet frozen shows it. */
export async function updateList(
  db: Db,
  id: number,
  change: Omit<Updateable<ListTable>, 'id' | 'slug' | 'created_at'>,
): Promise<void> {
  await db.updateTable('lists').set(change).where('id', '=', id).execute()
}
