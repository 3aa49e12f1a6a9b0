import { updateChosen } from '../../db/attention.ts'
import { audit } from './audit.ts'
import { chooseDeliveries } from './choose-deliveries.ts'
import type { Context } from './context.ts'
import { inChunks } from './in-chunks.ts'

export type HoldDeliveries =
  | { readonly kind: 'held'; readonly count: number }
  | { readonly kind: 'problem'; readonly messages: readonly string[] }

/** Holds single deliveries that are still to come, until a person releases them. All of them, or none. */
export async function holdDeliveries(ctx: Context, ids: readonly number[]): Promise<HoldDeliveries> {
  const choice = { kind: 'ids', ids } as const
  const found = await chooseDeliveries(ctx.read, choice, { state: 'scheduled', mails: false })
  if (found.kind === 'problem') return found
  const chosen = found.chosen.rows.map(({ id }) => id)
  const count = await inChunks(ctx, { name: 'hold-deliveries', ids: chosen }, async (tx, some) => {
    const change = { state: 'held', reason: 'held-by-hand' } as const
    const held = (await updateChosen(tx, { ids: some, state: 'scheduled' }, change)).length
    await audit(tx, { at: ctx.now(), action: 'deliveries.held', details: { count: held } })
    return held
  })
  ctx.log('deliveries.held', { count })
  return { kind: 'held', count }
}
