import type { Insertable, Selectable, Updateable } from 'kysely'
import type { AddressChangeTable, Db } from './schema.ts'

export type AddressChangeRow = Selectable<AddressChangeTable>

/** The wish to be written to elsewhere, or null. */
export async function findAddressChange(db: Db, id: number): Promise<AddressChangeRow | null> {
  return (await db.selectFrom('address_changes').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** All such wishes of a person, oldest first. */
export async function listAddressChanges(db: Db, subscriberId: number): Promise<AddressChangeRow[]> {
  return await db
    .selectFrom('address_changes')
    .selectAll()
    .where('subscriber_id', '=', subscriberId)
    .orderBy('id')
    .execute()
}

/** Keeps a wish and gives its id. */
export async function insertAddressChange(db: Db, row: Insertable<AddressChangeTable>): Promise<number> {
  const { id } = await db.insertInto('address_changes').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Settles the open wishes of a person: their addresses are forgotten, and their links are worth nothing. */
export async function updateAddressChangesClosed(db: Db, subscriberId: number): Promise<void> {
  await db
    .updateTable('address_changes')
    .set({ address: null })
    .where('subscriber_id', '=', subscriberId)
    .where('address', 'is not', null)
    .execute()
}

/** Changes one wish. */
export async function updateAddressChange(
  db: Db,
  id: number,
  change: Pick<Updateable<AddressChangeTable>, 'address' | 'confirmed_at'>,
): Promise<void> {
  await db.updateTable('address_changes').set(change).where('id', '=', id).execute()
}
