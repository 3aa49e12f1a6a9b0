import type { Db } from '../../db/schema.ts'
import { findSender, type SenderRow, updateSender } from '../../db/senders.ts'
import { blockedUntil } from '../core/delivery/circuit.ts'
import type { SendResult } from '../transports/transport.ts'
import type { Context } from './context.ts'

/**
 * Notes what the outcome of a call says of the whole sender, in the transaction that records it: a block opens the
 * circuit, and the first answer after one closes it.
 */
export async function noteSender(
  ctx: Context,
  tx: Db,
  { result, trial }: { readonly result: SendResult; readonly trial: boolean },
): Promise<void> {
  const transport = ctx.transport.name
  const sender = await findSender(tx, transport)
  if (result.kind === 'blocked') return await openCircuit(ctx, tx, { result, sender, trial })
  if (sender?.block_kind == null || result.kind === 'uncertain') return
  await updateSender(tx, transport, {
    blocked_until: null,
    block_kind: null,
    block_reason: null,
    blocked_since: null,
    block_count: 0,
  })
  ctx.log('sender.unblocked', { transport })
}

interface Opening {
  readonly result: Extract<SendResult, { kind: 'blocked' }>
  readonly sender: SenderRow | null
  readonly trial: boolean
}

async function openCircuit(ctx: Context, tx: Db, { result, sender, trial }: Opening): Promise<void> {
  const now = ctx.now()
  const transport = ctx.transport.name
  // Calls that were under way together are told the same: that is one block, not several in a row.
  const again = !trial && sender?.block_kind === result.by && (sender.blocked_until ?? 0) > now
  const count = sender?.block_count ?? 0
  const until = blockedUntil(result, { now, count: again ? count - 1 : count, jitter: ctx.random() })
  await updateSender(tx, transport, {
    blocked_until: again ? Math.max(until, sender.blocked_until ?? 0) : until,
    block_kind: result.by,
    block_reason: result.reason,
    blocked_since: sender?.blocked_since ?? now,
    block_count: again ? count : count + 1,
  })
  if (!again) ctx.log('sender.blocked', { transport, by: result.by, reason: result.reason, until })
}
