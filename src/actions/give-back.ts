import { type DeliveryRow, updateClaimed } from '../../db/deliveries.ts'
import type { Db } from '../../db/schema.ts'
import type { Context } from './context.ts'
import type { States } from './handing-over.ts'

/** Gives back what was claimed and not begun: another worker may have it at once. */
export async function giveBackDeliveries(ctx: Context, deliveries: readonly DeliveryRow[]): Promise<States> {
  await ctx.transact('give-back', (tx) => giveBackClaimed(tx, deliveries, ctx.now()))
  return {}
}

/** The same within the transaction that claimed them. */
export async function giveBackClaimed(
  tx: Db,
  deliveries: readonly DeliveryRow[],
  now: number,
): Promise<void> {
  for (const delivery of deliveries) {
    const frozen = delivery.state === 'frozen'
    const change = { state: frozen ? 'frozen' : 'scheduled', lease_until: frozen ? now : null } as const
    await updateClaimed(tx, delivery, { ...change, owner: null })
  }
}
