import { type DeliveryRow, findDelivery } from '../../db/deliveries.ts'
import { insertEvent } from '../../db/events.ts'
import { fromJson, toJson } from '../../db/json.ts'
import { getList } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import { getSubscriber } from '../../db/subscribers.ts'
import { findSubscription } from '../../db/subscriptions.ts'
import { getTemplate } from '../../db/templates.ts'
import { listRecentClicks, updateClicksByMachine } from '../../db/visits.ts'
import { BURST, isBurst, machineSign, type Visit } from '../core/delivery/machine-visits.ts'
import { verifyToken } from '../core/link-token.ts'
import { countedLink } from '../core/mail/counted-links.ts'
import type { FrozenDelivery } from '../core/mail/frozen-delivery.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'
import type { Counted } from '../core/sign-up/counting-words.ts'
import type { Context } from './context.ts'
import { countedOf } from './counted-of.ts'

const MINUTE = 60_000

/** A HEAD request is answered alike and never recorded. */
export type VisitHeaders = Omit<Visit, 'sinceSentMs'> & { readonly method: string }

/**
 * Where a counted link of an email leads, or null where the token or the number is none of ours: only an address
 * that stands in that very email. The press is recorded while its list counts them, and its
 * reader does not mind.
 */
export async function followLink(
  ctx: Context,
  given: { readonly token: string; readonly link: number; readonly headers: VisitHeaders },
): Promise<string | null> {
  const visited = await findVisited(ctx, 'click', given.token)
  if (!visited || visited.delivery.template_hash === null) return null
  const { template } = await getTemplate(ctx.read, visited.delivery.template_hash)
  const values =
    visited.delivery.frozen === null ? {} : fromJson<FrozenDelivery>(visited.delivery.frozen).values
  const target = countedLink(fromJson<CompiledTemplate>(template), values, given.link)
  if (target === null) return null
  if (visited.counted.clicks) await record(ctx, visited, { kind: 'clicked', ...given })
  return target
}

/** Records that the picture of an email was fetched, while its list counts that and its reader does not mind. */
export async function recordOpening(ctx: Context, token: string, headers: VisitHeaders): Promise<void> {
  const visited = await findVisited(ctx, 'open', token)
  if (visited?.counted.opens) await record(ctx, visited, { kind: 'opened', link: 0, headers })
}

interface Visited {
  readonly delivery: DeliveryRow
  readonly counted: Counted
}

async function findVisited(ctx: Context, purpose: 'click' | 'open', token: string): Promise<Visited | null> {
  const claim = verifyToken(ctx.keys, purpose, token)
  const delivery = claim && (await findDelivery(ctx.read, claim.subject))
  if (!delivery || delivery.subscription_id !== claim.subscription) return null
  const subscription = await findSubscription(ctx.read, delivery.subscription_id)
  if (!subscription) return null
  const person = await getSubscriber(ctx.read, subscription.subscriber_id)
  const list = await getList(ctx.read, subscription.list_id)
  return { delivery, counted: countedOf(list, person) }
}

interface Recording {
  readonly kind: 'clicked' | 'opened'
  readonly link: number
  readonly headers: VisitHeaders
}

/** Once a minute for each link, so that nobody fills the table. A reader is never kept waiting for a broken count. */
async function record(
  ctx: Context,
  { delivery }: Visited,
  { kind, link, headers }: Recording,
): Promise<void> {
  if (headers.method !== 'GET') return
  const now = ctx.now()
  const sign = machineSign({ ...headers, sinceSentMs: now - (delivery.handed_over_at ?? now) })
  try {
    await ctx.transact('record-visit', async (tx) => {
      const burst = kind === 'clicked' && sign === null && (await markBurst(tx, { delivery, link, now }))
      await insertEvent(tx, {
        provider: 'reader',
        provider_event_id: `${kind}-${delivery.id}-${link}-${Math.floor(now / MINUTE)}`,
        kind: sign === null && !burst ? kind : `${kind}-by-machine`,
        delivery_id: delivery.id,
        subscription_id: delivery.subscription_id,
        raw: toJson({ link, ...((sign !== null || burst) && { sign: sign ?? 'burst' }) }),
        occurred_at: now,
        received_at: now,
        applied_at: now,
      })
    })
  } catch (error) {
    if (!ctx.dialect.isUnavailable(error)) throw error
    ctx.log('visit.unrecorded', { delivery: delivery.id })
  }
}

interface Pressing {
  readonly delivery: DeliveryRow
  readonly link: number
  readonly now: number
}

/** Whether this press makes a burst; those before it are then a machine's too. */
async function markBurst(tx: Db, { delivery, link, now }: Pressing): Promise<boolean> {
  const recent = await listRecentClicks(tx, delivery.id, now - BURST.withinMs)
  const links = recent.map(({ raw }) => fromJson<{ link: number }>(raw).link)
  if (!isBurst([...links, link])) return false
  await updateClicksByMachine(
    tx,
    recent.map(({ id }) => id),
  )
  return true
}
