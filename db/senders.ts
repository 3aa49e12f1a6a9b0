import type { Selectable } from 'kysely'
import type { Dialect } from './dialect.ts'
import type { Db, SenderTable } from './schema.ts'

export type SenderRow = Selectable<SenderTable>

/** A transport's rate, day and circuit, or null before it has sent anything. */
export async function findSender(db: Db, transport: string): Promise<SenderRow | null> {
  const row = await db.selectFrom('senders').selectAll().where('transport', '=', transport).executeTakeFirst()
  return row ?? null
}

/** The same, to be changed in this transaction: nobody else changes it meanwhile. */
export async function findSenderToChange(
  db: Db,
  dialect: Dialect,
  transport: string,
): Promise<SenderRow | null> {
  if (!dialect.skipLocked) return await findSender(db, transport)
  const locked = () =>
    db.selectFrom('senders').selectAll().where('transport', '=', transport).forUpdate().executeTakeFirst()
  const known = await locked()
  if (known !== undefined) return known
  const row = { ...fresh, transport }
  await db
    .insertInto('senders')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await locked()) ?? null
}

/** Every transport that has sent something. */
export async function listSenders(db: Db): Promise<SenderRow[]> {
  return await db.selectFrom('senders').selectAll().orderBy('transport').execute()
}

const fresh = {
  next_slot_at: 0,
  day: null,
  day_count: 0,
  started_on: null,
  blocked_until: null,
  block_kind: null,
  block_reason: null,
  blocked_since: null,
  block_count: 0,
} as const

/** Changes what is known of a sender, whose row is made where there is none. */
export async function updateSender(
  db: Db,
  transport: string,
  change: Partial<Omit<SenderTable, 'transport'>>,
): Promise<void> {
  await db
    .insertInto('senders')
    .values({ ...fresh, ...change, transport })
    .onConflict((conflict) => conflict.column('transport').doUpdateSet(change))
    .execute()
}
