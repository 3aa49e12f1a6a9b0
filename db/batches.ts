import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { DeliveryRow } from './deliveries.ts'
import type { Dialect } from './dialect.ts'
import { fromJson } from './json.ts'
import type { BatchTable, Db, DeliveryTable } from './schema.ts'

export type BatchRow = Selectable<BatchTable>

/** Keeps a batch before it is handed over, and gives its id. */
export async function insertBatch(db: Db, row: Insertable<BatchTable>): Promise<number> {
  const { id } = await db.insertInto('batches').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

/** A batch is held only while its fence is the newest. */
export interface BatchClaim {
  readonly id: number
  readonly fence: number
}

/** Changes an open batch under its claim; false where another worker has claimed it since, or it is done. */
export async function updateClaimedBatch(
  db: Db,
  claim: BatchClaim,
  change: Omit<Updateable<BatchTable>, 'id' | 'fence'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('batches')
    .set(change)
    .where('id', '=', claim.id)
    .where('fence', '=', claim.fence)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface BatchRequest {
  readonly now: number
  readonly owner: string
  readonly leaseUntil: number
}

/** Claims one open batch whose lease has run out, or null: the worker that had it is gone, or its wait is over. */
export async function claimOpenBatch(
  db: Db,
  dialect: Dialect,
  request: BatchRequest,
): Promise<BatchRow | null> {
  const row = await db
    .updateTable('batches')
    .set({ owner: request.owner, lease_until: request.leaseUntil, fence: sql`fence + 1` })
    .where('id', 'in', (where) =>
      where
        .selectFrom('batches')
        .select('id')
        .where(sql<boolean>`state = 'open'`)
        .where('lease_until', '<=', request.now)
        .orderBy('lease_until')
        .limit(1)
        .$if(dialect.skipLocked, (query) => query.forUpdate().skipLocked()),
    )
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** The members of a batch in their order in the call. */
export async function listMembers(db: Db, batch: BatchRow): Promise<DeliveryRow[]> {
  const ids = fromJson<number[]>(batch.members)
  const rows = await db.selectFrom('deliveries').selectAll().where('id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Changes a member that is not settled yet; false where an event or a person has settled it since. */
export async function updateMember(
  db: Db,
  member: { readonly id: number; readonly batchId: number },
  change: Omit<Updateable<DeliveryTable>, 'id'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set(change)
    .where('id', '=', member.id)
    .where('batch_id', '=', member.batchId)
    .where('state', '=', 'frozen')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
