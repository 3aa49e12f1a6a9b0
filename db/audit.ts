import type { Insertable, Selectable } from 'kysely'
import { fromJson } from './json.ts'
import type { AuditTable, Db } from './schema.ts'

export type AuditRow = Selectable<AuditTable>

/** Appends who did what. Nothing changes a row but the end of its time. */
export async function insertAudit(db: Db, row: Insertable<AuditTable>): Promise<void> {
  await db.insertInto('audit').values(row).execute()
}

/** An entry with the names of what it is about; null where that is not there. */
export interface NamedAuditRow extends Omit<AuditRow, 'details'> {
  readonly details: Readonly<Record<string, unknown>>
  readonly listName: string | null
  readonly sequenceName: string | null
}

/** The newest entries, newest first. */
export async function listAudit(db: Db, limit: number): Promise<NamedAuditRow[]> {
  const rows = await db
    .selectFrom('audit')
    .leftJoin('lists', 'lists.id', 'audit.list_id')
    .leftJoin('sequences', 'sequences.id', 'audit.sequence_id')
    .selectAll('audit')
    .select(['lists.name as listName', 'sequences.name as sequenceName'])
    .orderBy('audit.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, details: fromJson<NamedAuditRow['details']>(row.details) }))
}
