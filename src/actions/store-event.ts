import { insertEvent } from '../../db/events.ts'
import type { ProviderEvent } from '../ingest/events/provider-event.ts'
import { readResendEvent } from '../ingest/events/resend-event.ts'
import type { Context } from './context.ts'

/** An event as it came; `id` is the provider's own, and makes it known again. */
export interface RawEvent {
  readonly provider: 'resend' | 'report'
  readonly id: string
  readonly raw: string
  /** What it says, or null where that could not be read. */
  readonly read: ProviderEvent | null
}

/** Keeps the body of a webhook whose signature was verified, under the id that the signature covers. */
export async function storeResendEvent(
  ctx: Context,
  { id, raw }: Pick<RawEvent, 'id' | 'raw'>,
): Promise<boolean> {
  return await storeEvent(ctx, { provider: 'resend', id, raw, read: readResendEvent(raw) })
}

/** No event is older than this: what claims to be has a broken clock. */
const FIRST_MOMENT = Date.UTC(2020, 0, 1)

/** Keeps an event, once: after this returns it is on disk. Applying it comes later. Says whether it was new. */
export async function storeEvent(ctx: Context, { provider, id, raw, read }: RawEvent): Promise<boolean> {
  const now = ctx.now()
  const said = read?.occurredAt ?? now
  return await ctx.transact(
    'store-event',
    async (tx) => {
      return await insertEvent(tx, {
        provider,
        provider_event_id: id,
        kind: read?.kind ?? 'unknown',
        // A database may not keep this character in a text (PostgreSQL), and nothing that can be read has it.
        raw: raw.replaceAll('\0', '\uFFFD'),
        occurred_at: said < FIRST_MOMENT ? now : Math.min(said, now),
        received_at: now,
      })
    },
    { subscriptions: [] },
  )
}
