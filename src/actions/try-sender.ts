import { findSender, updateSender } from '../../db/senders.ts'
import type { Context } from './context.ts'

/**
 * Lets the next email try at once whether what blocked the sender is over: whoever starts a worker may have set it
 * right. Not where the provider only asked to send more slowly.
 */
export async function trySender(ctx: Context): Promise<void> {
  const { name } = ctx.transport
  const before = await findSender(ctx.read, name)
  if (before?.block_kind == null || before.block_kind === 'rate') return
  await ctx.transact('try-sender', (tx) => updateSender(tx, name, { blocked_until: ctx.now() }))
}
