import { type SqlBool, sql } from 'kysely'
import { NOT_NEEDED } from './erasure.ts'
import type { Db } from './schema.ts'

/** What is older than `before` (epoch milliseconds), and so many rows at a time. */
export interface Outdated {
  readonly before: number
  readonly limit: number
}

/** Emails that were settled and handed over long ago, with what they were made of; never those that a retry may need. */
function oldEmails(db: Db, { before, limit }: Outdated) {
  return db
    .selectFrom('deliveries')
    .select('id')
    .where('handed_over_at', '<', before)
    .where('frozen', 'is not', null)
    .where('state', 'in', ['submitted', 'failed', 'cancelled'])
    .where(NOT_NEEDED)
    .limit(limit)
}

/** Whether there are such emails. */
export async function hasOldEmails(db: Db, before: number): Promise<boolean> {
  return (await oldEmails(db, { before, limit: 1 }).executeTakeFirst()) !== undefined
}

/** Forgets what they were made of; gives how many. */
export async function updateOldEmailsForgotten(db: Db, old: Outdated): Promise<number> {
  const rows = await db
    .updateTable('deliveries')
    .set({ frozen: null, frozen_hash: null })
    .where('id', 'in', oldEmails(db, old))
    .returning('id')
    .execute()
  return rows.length
}

/** Events that came long ago and were applied, with their raw words. */
function oldEvents(db: Db, { before, limit }: Outdated) {
  return (
    db
      .selectFrom('events')
      .select('id')
      .where('received_at', '<', before)
      .where('applied_at', 'is not', null)
      // Written out, so that the planner sees that the partial index serves it.
      .where(sql<SqlBool>`raw <> '{}'`)
      .limit(limit)
  )
}

/** Whether there are such events. */
export async function hasOldEvents(db: Db, before: number): Promise<boolean> {
  return (await oldEvents(db, { before, limit: 1 }).executeTakeFirst()) !== undefined
}

/** Takes their raw words; that they came, of what and when, stays. Gives how many. */
export async function updateOldEventsForgotten(db: Db, old: Outdated): Promise<number> {
  const rows = await db
    .updateTable('events')
    .set({ raw: '{}' })
    .where('id', 'in', oldEvents(db, old))
    .returning('id')
    .execute()
  return rows.length
}

function oldAudit(db: Db, { before, limit }: Outdated) {
  return db.selectFrom('audit').select('id').where('at', '<', before).orderBy('id').limit(limit)
}

/** Whether the audit log goes back beyond that. */
export async function hasOldAudit(db: Db, before: number): Promise<boolean> {
  return (await oldAudit(db, { before, limit: 1 }).executeTakeFirst()) !== undefined
}

/** Deletes the beginning of the audit log; gives how many entries. */
export async function deleteOldAudit(db: Db, old: Outdated): Promise<number> {
  const rows = await db.deleteFrom('audit').where('id', 'in', oldAudit(db, old)).returning('id').execute()
  return rows.length
}
