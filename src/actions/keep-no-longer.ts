import { hasSpentChanges, updateSpentChangesForgotten } from '../../db/address-changes.ts'
import {
  deleteOldAudit,
  hasOldAudit,
  hasOldEmails,
  hasOldEvents,
  type Outdated,
  updateOldEmailsForgotten,
  updateOldEventsForgotten,
} from '../../db/retention.ts'
import type { Db } from '../../db/schema.ts'
import { CHANGE_OPEN_MS } from '../core/sign-up/address-change.ts'
import type { Context } from './context.ts'
import { getFlow } from './flow.ts'
import { keyLifetime } from './key-lifetime.ts'
import { getReaderSettings } from './reader-settings.ts'

const ROWS_PER_TRANSACTION = 200

/** One kind of thing that is kept for a time. */
interface Kept {
  readonly name: string
  /** Epoch milliseconds; null where it is kept for good. */
  readonly before: number | null
  has(db: Db, before: number): Promise<boolean>
  forget(db: Db, old: Outdated): Promise<number>
}

/**
 * Forgets one chunk of what is kept no longer: what emails were made of, the raw words of events, the beginning of the
 * audit log, an address that was changed and told so, or that did not answer; true where more may be left. What a retry may still need stays.
 */
export async function keepNoLonger(ctx: Context): Promise<boolean> {
  for (const kept of await listKept(ctx)) if (await forgetSome(ctx, kept)) return true
  return false
}

async function forgetSome(ctx: Context, { name, before, has, forget }: Kept): Promise<boolean> {
  // Looked up without the write lock: mostly there is nothing to do.
  if (before === null || !(await has(ctx.read, before))) return false
  const count = await ctx.transact('keep-no-longer', (tx) =>
    forget(tx, { before, limit: ROWS_PER_TRANSACTION }),
  )
  ctx.log('time.over', { what: name, count })
  return count === ROWS_PER_TRANSACTION
}

async function listKept(ctx: Context): Promise<readonly Kept[]> {
  const { keep } = await getReaderSettings(ctx.read)
  const before = (ms: number | null): number | null => (ms === null ? null : ctx.now() - ms)
  // An email is kept for as long as its provider knows its key; a capture, which sends nothing, knows it for good.
  const lifetime = keyLifetime(ctx, await getFlow(ctx.read))
  const retry = Number.isFinite(lifetime) ? lifetime : 0
  const emails = Math.max(keep.emails ?? 0, retry)
  return [
    {
      name: 'emails',
      before: keep.emails === null ? null : before(emails),
      has: hasOldEmails,
      forget: updateOldEmailsForgotten,
    },
    { name: 'events', before: before(keep.events), has: hasOldEvents, forget: updateOldEventsForgotten },
    { name: 'audit', before: before(keep.audit), has: hasOldAudit, forget: deleteOldAudit },
    {
      name: 'changed-addresses',
      before: before(Math.max(CHANGE_OPEN_MS, retry)),
      has: hasSpentChanges,
      forget: updateSpentChangesForgotten,
    },
  ]
}
