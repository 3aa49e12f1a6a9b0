import type { Insertable, Selectable, Updateable } from 'kysely'
import type { DeliveryState } from '../src/core/delivery/delivery.ts'
import { STILL_NEEDED } from './erasure.ts'
import type { Outdated } from './retention.ts'
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

/** Forgets the address of one wish that no new address has answered. */
export async function updateWishForgotten(db: Db, id: number): Promise<void> {
  await db
    .updateTable('address_changes')
    .set({ address: null })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .execute()
}

/**
 * Addresses that are of no use any more: old ones that were told, or must not be; and wishes of no later than `before`,
 * whose links have run out. Whose mail is still to come, under way, or in doubt since after `before` stays.
 */
function spentChanges(db: Db, { before, limit }: Outdated) {
  const open: readonly DeliveryState[] = ['scheduled', 'claimed', 'frozen', 'held']
  return db
    .selectFrom('address_changes')
    .select('address_changes.id')
    .where('address', 'is not', null)
    .where((where) => where.or([where('confirmed_at', 'is not', null), where('requested_at', '<=', before)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries')
            .select('deliveries.id')
            .whereRef('deliveries.change_id', '=', 'address_changes.id')
            // Once it is confirmed, what is kept is the old address, which only the one that tells it needs.
            .where((where) =>
              where.or([
                where('deliveries.kind', '=', 'moved'),
                where('address_changes.confirmed_at', 'is', null),
              ]),
            )
            .where((where) =>
              where.or([
                where('deliveries.state', 'in', open),
                where.and([
                  where('deliveries.state', '=', 'uncertain'),
                  where.or([where('deliveries.handed_over_at', '>', before), STILL_NEEDED]),
                ]),
              ]),
            ),
        ),
      ),
    )
    .limit(limit)
}

/** Whether such an address is kept. */
export async function hasSpentChanges(db: Db, before: number): Promise<boolean> {
  return (await spentChanges(db, { before, limit: 1 }).executeTakeFirst()) !== undefined
}

/** Forgets such addresses; gives how many. */
export async function updateSpentChangesForgotten(db: Db, old: Outdated): Promise<number> {
  const rows = await db
    .updateTable('address_changes')
    .set({ address: null })
    .where('id', 'in', spentChanges(db, old))
    .returning('id')
    .execute()
  return rows.length
}

/** The person who was the last to move away from an address, known by its keyed hash, or null. */
export async function findMovedFrom(db: Db, formerHash: string): Promise<number | null> {
  const row = await db
    .selectFrom('address_changes')
    .select('subscriber_id')
    .where('former_hash', '=', formerHash)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.subscriber_id ?? null
}

/** An address, known by its keyed hash, has a reader of its own again: who moved away from it is not known by it. */
export async function updateMovedFromForgotten(db: Db, formerHash: string): Promise<void> {
  await db
    .updateTable('address_changes')
    .set({ former_hash: null })
    .where('former_hash', '=', formerHash)
    .execute()
}

/** Changes one wish. */
export async function updateAddressChange(
  db: Db,
  id: number,
  change: Pick<Updateable<AddressChangeTable>, 'address' | 'confirmed_at' | 'former_hash'>,
): Promise<void> {
  await db.updateTable('address_changes').set(change).where('id', '=', id).execute()
}
