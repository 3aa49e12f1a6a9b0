import { createHash } from 'node:crypto'
import { getEvent } from '../../db/events.ts'
import { REPORT_BYTES, type ReadReport, readBounceReport } from '../ingest/events/bounce-report.ts'
import type { Applied } from './apply-event.ts'
import { applyStored } from './apply-events.ts'
import { audit } from './audit.ts'
import type { Context } from './context.ts'
import { storeEvent } from './store-event.ts'

export type ImportBounce =
  /**
   * `said` is the fact, or a word for what is only kept; `applied` is null where the same bytes were read before, or
   * where what they say cannot be applied.
   */
  | {
      readonly kind: 'read'
      readonly said: string
      readonly isNew: boolean
      readonly applied: Applied | null
    }
  | { readonly kind: 'skipped'; readonly reason: Extract<ReadReport, { kind: 'none' }>['reason'] }

/** Tells the audit log how many reports of a mailbox were read and how many of them were new. */
export async function noteBounces(
  ctx: Context,
  counts: { readonly read: number; readonly isNew: number },
): Promise<void> {
  const details = { read: counts.read, new: counts.isNew }
  await ctx.transact('note-bounces', (tx) =>
    audit(tx, { at: ctx.now(), action: 'bounces.imported', details }),
  )
}

/**
 * Reads one mail of the mailbox that bounces come back to, and applies what it reports at once. The same bytes
 * again change nothing. Anything but a report of a message of this installation is skipped, and not kept.
 */
export async function importBounce(ctx: Context, bytes: Uint8Array): Promise<ImportBounce> {
  const report = await readBounceReport(bytes)
  if (report.kind === 'none') return { kind: 'skipped', reason: report.reason }
  const { event } = report
  if (event.delivery?.instance !== ctx.instance.name) return { kind: 'skipped', reason: 'not-ours' }
  const id = createHash('sha256').update(bytes).digest('hex')
  const raw = Buffer.from(bytes.subarray(0, REPORT_BYTES)).toString('latin1')
  const isNew = await storeEvent(ctx, { provider: 'report', id, raw, read: event })
  const row = await getEvent(ctx.db, 'report', id)
  return { kind: 'read', said: event.kind, isNew, applied: await applyStored(ctx, { row, read: event }) }
}
