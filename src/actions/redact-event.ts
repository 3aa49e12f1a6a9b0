import { isOfErased, updateEventsRedacted } from '../../db/erasure.ts'
import { findDeliveryByProviderId } from '../../db/feedback.ts'
import type { Db } from '../../db/schema.ts'
import { listSuppressed } from '../../db/suppressions.ts'
import { addressHash } from '../core/address.ts'
import { addressesIn } from '../core/names-address.ts'
import type { ProviderEvent } from '../ingest/events/provider-event.ts'
import type { Context } from './context.ts'

/** An event that comes late, of somebody who was erased, is kept without its words. */
export async function redactLateEvent(
  ctx: Context,
  tx: Db,
  { row, read }: { readonly row: { readonly id: number }; readonly read: ProviderEvent | null },
): Promise<void> {
  if (read && (await isErased(ctx, tx, read))) await updateEventsRedacted(tx, [row.id])
}

async function isErased(ctx: Context, tx: Db, { delivery, providerId, to }: ProviderEvent): Promise<boolean> {
  const known = providerId === null ? null : await findDeliveryByProviderId(tx, 'resend', providerId)
  const tagged = delivery?.instance === ctx.instance.name ? delivery.id : null
  for (const id of [tagged, known?.id ?? null]) if (id !== null && (await isOfErased(tx, id))) return true
  const hashes = to.flatMap(addressesIn).map((address) => addressHash(ctx.instance.pepper, address))
  const suppressed = hashes.length === 0 ? [] : await listSuppressed(tx, hashes)
  return suppressed.some(({ reason }) => reason === 'erased')
}
