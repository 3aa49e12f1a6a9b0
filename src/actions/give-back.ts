import { type DeliveryRow, updateClaimed } from '../../db/deliveries.ts'
import type { Db } from '../../db/schema.ts'

/** Gives back what was claimed and not begun: another worker may have it at once. */
export async function giveBackDeliveries(
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
