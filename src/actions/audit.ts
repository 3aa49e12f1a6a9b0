import { insertAudit } from '../../db/audit.ts'
import { toJson } from '../../db/json.ts'
import type { AuditTable, Db } from '../../db/schema.ts'

/** What the audit log tells of. A name that stands in a row stays for good. */
export type AuditAction =
  | 'address.changed'
  | 'bounces.imported'
  | 'deliveries.held'
  | 'deliveries.released'
  | 'deliveries.resolved'
  | 'deliveries.retried'
  | 'issue.scheduled'
  | 'key.added'
  | 'key.wrapped'
  | 'list.changed'
  | 'list.created'
  | 'list.paused'
  | 'list.resumed'
  | 'person.erased'
  | 'person.exported'
  | 'sending.held'
  | 'sending.released'
  | 'sequence.active'
  | 'sequence.cancelled'
  | 'sequence.paused'
  | 'sequence.published'
  | 'setting.changed'
  | 'subscribers.exported'
  | 'subscribers.import-began'
  | 'subscribers.imported'

export interface AuditEntry {
  /** Epoch milliseconds. */
  readonly at: number
  readonly action: AuditAction
  /** The operator where nothing is said. */
  readonly actor?: AuditTable['actor']
  readonly list?: number
  readonly sequence?: number
  readonly subscriber?: number
  /** Counts, and names of settings: never a name of a person, an address or anything they wrote. */
  readonly details?: Readonly<Record<string, number | string | null | readonly string[]>>
}

/** Tells the audit log, in the transaction of what it tells of: both are there, or neither. */
export async function audit(tx: Db, entry: AuditEntry): Promise<void> {
  await insertAudit(tx, {
    at: entry.at,
    actor: entry.actor ?? 'operator',
    action: entry.action,
    list_id: entry.list ?? null,
    sequence_id: entry.sequence ?? null,
    subscriber_id: entry.subscriber ?? null,
    details: toJson(entry.details ?? {}),
  })
}
