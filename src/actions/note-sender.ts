import { getList, updateList } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import { findSender, findSenderToChange, updateSender } from '../../db/senders.ts'
import { blockedUntil } from '../core/delivery/circuit.ts'
import type { BlockKind } from '../core/delivery/delivery.ts'
import type { SendResult } from '../transports/transport.ts'
import type { Context } from './context.ts'

/** What became of a call, whose mail it carried, and whether it was to try if a block is over. */
export interface CallOutcome {
  readonly result: SendResult
  readonly trial: boolean
  readonly listIds: readonly number[]
}

/**
 * Notes what the outcome of a call says of the whole sender, in the transaction that records it: a block opens the
 * circuit, and the first answer after one closes it.
 */
export async function noteSender(
  ctx: Context,
  tx: Db,
  { result, trial, listIds }: CallOutcome,
): Promise<void> {
  if (isBlocked(result)) return await openCircuit(ctx, tx, { result, trial })
  if (result.kind === 'blocked') await pauseListOf(ctx, tx, { reason: result.reason, listIds })
  // Only the provider's own word about a message closes it, and not that of a call that began before.
  if (result.kind === 'accepted' || result.kind === 'refused') await closeCircuit(ctx, tx, { trial })
}

async function closeCircuit(ctx: Context, tx: Db, { trial }: Pick<CallOutcome, 'trial'>): Promise<void> {
  const transport = ctx.transport.name
  // Mostly there is nothing to close, and so nothing to lock.
  if ((await findSender(tx, transport))?.block_kind == null) return
  const sender = await findSenderToChange(tx, ctx.dialect, transport)
  if (sender?.block_kind == null) return
  if (!trial && (sender.blocked_until ?? 0) > ctx.now()) return
  await updateSender(tx, transport, {
    blocked_until: null,
    block_kind: null,
    block_reason: null,
    blocked_since: null,
    block_count: 0,
  })
  ctx.log('sender.unblocked', { transport })
}

type SenderBlocked = Extract<SendResult, { kind: 'blocked' }> & { readonly by: BlockKind }

/** Whether the whole sender is, and not only mail of one list's address. */
function isBlocked(result: SendResult): result is SenderBlocked {
  return result.kind === 'blocked' && result.by !== 'from'
}

/** A list whose sender is not permitted waits for a person; of several in one call nobody knows which it is. */
async function pauseListOf(
  ctx: Context,
  tx: Db,
  { reason, listIds }: { readonly reason: string; readonly listIds: readonly number[] },
): Promise<void> {
  const [listId, ...others] = new Set(listIds)
  if (listId === undefined || others.length > 0) return
  const list = await getList(tx, listId)
  if (list.paused_at !== null) return
  await updateList(tx, listId, { paused_at: ctx.now(), pause_reason: reason })
  ctx.log('list.paused', { list: listId, by: 'sender' })
}

interface Opening {
  readonly result: SenderBlocked
  readonly trial: boolean
}

async function openCircuit(ctx: Context, tx: Db, { result, trial }: Opening): Promise<void> {
  const now = ctx.now()
  const transport = ctx.transport.name
  const sender = await findSenderToChange(tx, ctx.dialect, transport)
  // Calls that were under way together are told the same: that is one block, not several in a row.
  const again = !trial && sender?.block_kind === result.by && (sender.blocked_until ?? 0) > now
  const count = sender?.block_count ?? 0
  const until = blockedUntil(result, { now, count: again ? count - 1 : count, jitter: ctx.random() })
  await updateSender(tx, transport, {
    blocked_until: again ? Math.max(until, sender.blocked_until ?? 0) : until,
    block_kind: result.by,
    block_reason: result.reason,
    blocked_since: sender?.block_kind === result.by ? (sender.blocked_since ?? now) : now,
    block_count: again ? count : count + 1,
  })
  if (!again) ctx.log('sender.blocked', { transport, by: result.by, reason: result.reason, until })
}
