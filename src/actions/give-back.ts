import { type DeliveryRow, updateClaimed } from '../../db/deliveries.ts'
import type { Db } from '../../db/schema.ts'
import type { Context } from './context.ts'
import type { States } from './handing-over.ts'

/** What goes along with giving back: the most that may share their next batch. */
export interface GivenBack {
  readonly batch_limit?: number
}

/** Gives back what was claimed and not begun: another worker may have it at once. */
export async function giveBackDeliveries(
  ctx: Context,
  deliveries: readonly DeliveryRow[],
  change: GivenBack = {},
): Promise<States> {
  await ctx.transact('give-back', (tx) => giveBackClaimed(tx, deliveries, { now: ctx.now(), ...change }), {
    subscriptions: [],
  })
  return { scheduled: deliveries.filter(({ state }) => state !== 'frozen').length }
}

/** The same within the transaction that claimed them. */
export async function giveBackClaimed(
  tx: Db,
  deliveries: readonly DeliveryRow[],
  { now, ...change }: GivenBack & { readonly now: number },
): Promise<void> {
  for (const delivery of deliveries) {
    const frozen = delivery.state === 'frozen'
    const free = { state: frozen ? 'frozen' : 'scheduled', lease_until: frozen ? now : null } as const
    await updateClaimed(tx, delivery, { ...free, ...change, owner: null })
  }
}
