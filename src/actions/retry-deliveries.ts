import { updateChosenAgain } from '../../db/attention.ts'
import { audit } from './audit.ts'
import type { ChosenDeliveries } from './choose-deliveries.ts'
import type { Context } from './context.ts'
import { inChunks } from './in-chunks.ts'

/** Sends failed deliveries again by hand, now, each as a new one; gives how many were still failed. */
export async function retryDeliveries(ctx: Context, chosen: ChosenDeliveries): Promise<number> {
  const ids = chosen.rows.map(({ id }) => id)
  const count = await inChunks(ctx, { name: 'retry-deliveries', ids }, async (tx, some) => {
    const retried = await updateChosenAgain(tx, { ids: some, state: 'failed' }, ctx.now())
    await audit(tx, { at: ctx.now(), action: 'deliveries.retried', details: { count: retried } })
    return retried
  })
  ctx.log('deliveries.retried', { count })
  return count
}
