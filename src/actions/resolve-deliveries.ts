import { updateChosen, updateChosenAgain, updateChosenSubmitted } from '../../db/attention.ts'
import type { Db } from '../../db/schema.ts'
import { audit } from './audit.ts'
import type { ChosenDeliveries } from './choose-deliveries.ts'
import type { Context } from './context.ts'
import { inChunks } from './in-chunks.ts'

/** What a person found out about a delivery of which nobody knew: it arrived, it did not, or let it be. */
export type Finding = 'sent' | 'not-sent' | 'skip'

/**
 * Settles uncertain deliveries as a person says; gives how many were still uncertain. Their walks have gone on
 * long since, and are not touched.
 */
export async function resolveDeliveries(
  ctx: Context,
  chosen: ChosenDeliveries,
  finding: Finding,
): Promise<number> {
  const ids = chosen.rows.map(({ id }) => id)
  const count = await inChunks(ctx, { name: 'resolve-deliveries', ids }, async (tx, some) => {
    const resolved = await resolveSome(tx, { ids: some, finding, now: ctx.now() })
    await audit(tx, { at: ctx.now(), action: 'deliveries.resolved', details: { count: resolved, finding } })
    return resolved
  })
  ctx.log('deliveries.resolved', { count, finding })
  return count
}

async function resolveSome(
  tx: Db,
  some: { readonly ids: readonly number[]; readonly finding: Finding; readonly now: number },
): Promise<number> {
  const chosen = { ids: some.ids, state: 'uncertain' } as const
  if (some.finding === 'not-sent') return await updateChosenAgain(tx, chosen, some.now)
  if (some.finding === 'sent') return await updateChosenSubmitted(tx, chosen, some.now)
  return (await updateChosen(tx, chosen, { state: 'cancelled', reason: 'skipped' })).length
}
