import type { Selectable } from 'kysely'
import type { AddressChangeTable, Db } from './schema.ts'

export type AddressChangeRow = Selectable<AddressChangeTable>

/** The wish to be written to elsewhere, or null. */
export async function findAddressChange(db: Db, id: number): Promise<AddressChangeRow | null> {
  return (await db.selectFrom('address_changes').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}
