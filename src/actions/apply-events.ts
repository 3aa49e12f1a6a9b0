import { type EventRow, listUnappliedEvents, updateEventApplied } from '../../db/events.ts'
import { readBounceReport } from '../ingest/events/bounce-report.ts'
import type { ProviderEvent } from '../ingest/events/provider-event.ts'
import { readResendEvent } from '../ingest/events/resend-event.ts'
import { type Applied, applyEvent, type StoredEvent } from './apply-event.ts'
import type { Context } from './context.ts'

const CHUNK = 100

/** So many share a commit: few enough that nobody waits long for the writing connection. */
const GROUP = 20

/**
 * Applies some of the events that were stored; true where more are left. One that cannot be applied is logged and
 * left out of what follows; a database that is not there throws, and nothing is lost.
 */
export async function applyEvents(ctx: Context): Promise<boolean> {
  const rows = await listUnappliedEvents(ctx.read, CHUNK)
  for (let start = 0; start < rows.length; start += GROUP) {
    const events: StoredEvent[] = []
    for (const row of rows.slice(start, start + GROUP)) events.push({ row, read: await readStored(row) })
    await applyGroup(ctx, events)
  }
  return rows.length === CHUNK
}

async function readStored({ provider, raw }: EventRow): Promise<ProviderEvent | null> {
  if (provider === 'resend') return readResendEvent(raw)
  if (provider !== 'report') return null
  const report = await readBounceReport(Buffer.from(raw, 'latin1'))
  return report.kind === 'report' ? report.event : null
}

async function applyGroup(ctx: Context, events: readonly StoredEvent[]): Promise<void> {
  try {
    const applied = await ctx.transact('apply-events', async (tx) => {
      const done: (Applied | null)[] = []
      for (const event of events) done.push(await applyEvent(ctx, tx, event))
      return done
    })
    for (const one of applied) logApplied(ctx, one)
  } catch {
    // One of them cannot be applied, and took the others with it; or none can, and then the first one throws again.
    for (const event of events) await applyStored(ctx, event)
  }
}

/** Applies one event in a transaction of its own; null where it was applied before, or cannot be. */
export async function applyStored(ctx: Context, event: StoredEvent): Promise<Applied | null> {
  try {
    const applied = await ctx.transact('apply-event', (tx) => applyEvent(ctx, tx, event))
    logApplied(ctx, applied)
    return applied
  } catch (error) {
    if (isOutage(error)) throw error
    await ctx.transact('mark-event', (tx) =>
      updateEventApplied(tx, event.row.id, { appliedAt: ctx.now(), match: null }),
    )
    ctx.log('event.failed', { event: event.row.id, error: error instanceof Error ? error.name : 'unknown' })
    return null
  }
}

function logApplied(ctx: Context, applied: Applied | null): void {
  if (!applied) return
  const { delivery, subscription, settled, suppressed, left } = applied
  if (settled) ctx.log('delivery.submitted', { delivery, reason: 'proved-by-event' })
  if (suppressed !== null) ctx.log('person.suppressed', { subscription, reason: suppressed })
  if (left) ctx.log('subscription.ended', { subscription })
}

/**
 * Whether the world is at fault and not the event: an error of the database, the disk or the network, but not one
 * that this row will always meet (a broken rule, SQLSTATE classes 22 and 23).
 */
function isOutage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code !== '' && !/^(SQLITE_(CONSTRAINT|MISMATCH|TOOBIG)|2[23]...$)/.test(code)
}
