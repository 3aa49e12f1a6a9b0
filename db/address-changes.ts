import type { Insertable, Selectable, Updateable } from 'kysely'
import type { DeliveryState } from '../src/core/delivery/delivery.ts'
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

/** Settles the wishes of a person that no new address has answered: these are forgotten, and their links are worth nothing. */
export async function updateAddressChangesClosed(db: Db, subscriberId: number): Promise<void> {
  await db
    .updateTable('address_changes')
    .set({ address: null })
    .where('subscriber_id', '=', subscriberId)
    .where('address', 'is not', null)
    .where('confirmed_at', 'is', null)
    .execute()
}

/** Wishes that came true, and whose old address needs not be told any more: it was, or it must not be. */
function toldChanges(db: Db, limit: number) {
  const open: readonly DeliveryState[] = ['scheduled', 'claimed', 'frozen', 'held', 'uncertain']
  return db
    .selectFrom('address_changes')
    .select('id')
    .where('confirmed_at', 'is not', null)
    .where('address', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries')
            .select('deliveries.id')
            .whereRef('deliveries.change_id', '=', 'address_changes.id')
            .where('kind', '=', 'moved')
            .where('state', 'in', open),
        ),
      ),
    )
    .limit(limit)
}

/** Whether an old address is kept that needs not be told any more. */
export async function hasToldChanges(db: Db): Promise<boolean> {
  return (await toldChanges(db, 1).executeTakeFirst()) !== undefined
}

/** Forgets such addresses; gives how many. */
export async function updateToldChangesForgotten(
  db: Db,
  { limit }: { readonly limit: number },
): Promise<number> {
  const rows = await db
    .updateTable('address_changes')
    .set({ address: null })
    .where('id', 'in', toldChanges(db, limit))
    .returning('id')
    .execute()
  return rows.length
}

/** Changes one wish. */
export async function updateAddressChange(
  db: Db,
  id: number,
  change: Pick<Updateable<AddressChangeTable>, 'address' | 'confirmed_at'>,
): Promise<void> {
  await db.updateTable('address_changes').set(change).where('id', '=', id).execute()
}
