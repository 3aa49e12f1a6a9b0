import { updateChosenAgain } from '../../db/attention.ts'
import type { ChosenDeliveries } from './choose-deliveries.ts'
import type { Context } from './context.ts'
import { inChunks } from './in-chunks.ts'

/** Sends failed deliveries again by hand, now, each as a new one; gives how many were still failed. */
export async function retryDeliveries(ctx: Context, chosen: ChosenDeliveries): Promise<number> {
  const ids = chosen.rows.map(({ id }) => id)
  const count = await inChunks(ctx, { name: 'retry-deliveries', ids }, (tx, some) =>
    updateChosenAgain(tx, { ids: some, state: 'failed' }, ctx.now()),
  )
  ctx.log('deliveries.retried', { count })
  return count
}
