import type { DatabaseFault } from '../../db/dialect.ts'
import { findInstance } from '../../db/instance.ts'
import { updateProbe } from '../../db/probe.ts'
import type { HoldKind } from '../../db/schema.ts'
import { findSender } from '../../db/senders.ts'
import type { BlockKind } from '../core/delivery/delivery.ts'
import type { Context } from './context.ts'

/** Whether this installation can do its work. Holds no address, no path and nothing that a provider or person wrote. */
export type Readiness =
  | { readonly ready: false; readonly database: DatabaseFault }
  | { readonly ready: true; readonly database: 'ok'; readonly sending: Sending }

/** Whether mail goes out; `until` is epoch milliseconds. */
export interface Sending {
  readonly state: 'running' | 'blocked' | 'on-hold' | 'no-worker'
  readonly reason: BlockKind | HoldKind | null
  readonly until: number | null
}

const REST_MS = 1000
/** A worker that has not looked for work for so long is taken for gone. */
const WORKER_GONE_MS = 3 * 60_000

/**
 * Makes the check. It writes for real, so that a full or locked database is noticed before mail is handed over that
 * could not be recorded. Requests at the same time share one probe, and the next one begins a second after the
 * last ended, or as long after as it took. Nothing needs a restart: the next probe finds what has recovered.
 */
export function readinessCheck(ctx: Context): () => Promise<Readiness> {
  let under: Promise<Readiness> | null = null
  let last: { readonly readiness: Readiness; readonly from: number; readonly until: number } | null = null
  return async () => {
    const now = ctx.now()
    // A clock that was set back ends the rest too.
    if (last !== null && now >= last.from && now < last.until) return last.readiness
    under ??= probe(ctx).then((readiness) => {
      noteChange(ctx, last?.readiness ?? null, readiness)
      const ended = ctx.now()
      last = { readiness, from: ended, until: ended + Math.max(REST_MS, ended - now) }
      under = null
      return readiness
    })
    return await under
  }
}

function noteChange(ctx: Context, before: Readiness | null, after: Readiness): void {
  if (!after.ready && before?.database !== after.database) {
    ctx.log('database.unavailable', { fault: after.database })
  }
  if (after.ready && before?.ready === false) ctx.log('database.recovered')
}

async function probe(ctx: Context): Promise<Readiness> {
  try {
    await ctx.transact('readiness', (tx) => updateProbe(tx, ctx.now()), { subscriptions: [] })
    return { ready: true, database: 'ok', sending: await describeSending(ctx) }
  } catch (error) {
    return { ready: false, database: ctx.dialect.faultOf(error) }
  }
}

async function describeSending(ctx: Context): Promise<Sending> {
  const now = ctx.now()
  const instance = await findInstance(ctx.read)
  if (instance?.hold_reason) return { state: 'on-hold', reason: instance.hold_kind, until: null }
  const sender = await findSender(ctx.read, ctx.transport.name)
  if (ctx.settings.mailFault !== null) return { state: 'blocked', reason: 'configuration', until: null }
  if (sender?.blocked_until && sender.blocked_until > now) {
    return { state: 'blocked', reason: sender.block_kind, until: sender.blocked_until }
  }
  const worked = instance?.worked_at ?? 0
  const working = Math.abs(now - worked) <= WORKER_GONE_MS
  return { state: working ? 'running' : 'no-worker', reason: null, until: null }
}
