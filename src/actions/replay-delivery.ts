import { type DeliveryRow, updateClaimed } from '../../db/deliveries.ts'
import { fromJson } from '../../db/json.ts'
import type { Db } from '../../db/schema.ts'
import type { SubscriptionRow } from '../../db/subscriptions.ts'
import { getTemplate } from '../../db/templates.ts'
import { idempotencyKey, keyLives, LEASE_MS } from '../core/delivery/delivery.ts'
import type { SendFacts } from '../core/delivery/send-decision.ts'
import { type FrozenDelivery, messageHash } from '../core/mail/frozen-delivery.ts'
import type { Message } from '../core/mail/message.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'
import { buildMessage } from '../render/build-message.ts'
import type { Context } from './context.ts'
import type { Prepared } from './handing-over.ts'
import { scheduleFollowing } from './schedule-following.ts'
import { getSendFacts } from './send-facts.ts'

/**
 * Takes up a delivery that was handed over and never settled: a worker died, or the outcome is unknown. It
 * goes out again only with the same bytes under a key that the provider still remembers, and only to
 * somebody who still wants it; else it is `uncertain`, and never sent again blindly.
 */
export async function replayDelivery(ctx: Context, delivery: DeliveryRow): Promise<Prepared> {
  return await ctx.transact('replay', async (tx): Promise<Prepared> => {
    const message = await rebuildMessage(tx, delivery)
    const { facts, subscription } = await getSendFacts(ctx, tx, delivery)
    const doubt =
      bytesDoubt(ctx, { delivery, message }) ??
      wishDoubt(delivery, facts) ??
      requestDoubt(delivery, subscription)
    if (doubt !== null) return await leaveUncertain(ctx, tx, { delivery, reason: doubt })
    const waiting = facts.holdReason !== null || facts.walk?.sequenceState === 'paused'
    if (waiting) return await waitForResume(ctx, tx, delivery)
    const leaseUntil = ctx.now() + LEASE_MS
    if (!(await updateClaimed(tx, delivery, { lease_until: leaseUntil }))) return { kind: 'lost' }
    const key = idempotencyKey(ctx.instance, delivery.id, delivery.generation)
    const firstAttemptAt = delivery.handed_over_at ?? ctx.now()
    return { kind: 'ready', handing: { delivery, message, key, firstAttemptAt, leaseUntil, doubtful: true } }
  })
}

/** The message as it was frozen. */
export async function rebuildMessage(db: Db, delivery: DeliveryRow): Promise<Message> {
  if (delivery.template_hash === null || delivery.frozen === null) {
    throw new Error(`Delivery ${delivery.id} is frozen without its content.`)
  }
  const { template } = await getTemplate(db, delivery.template_hash)
  const { values, envelope } = fromJson<FrozenDelivery>(delivery.frozen)
  return buildMessage({ template: fromJson<CompiledTemplate>(template), values, envelope })
}

/** Why the same bytes cannot go out under the same key any more, or null where they can. */
function bytesDoubt(
  ctx: Context,
  { delivery, message }: { readonly delivery: DeliveryRow; readonly message: Message },
): string | null {
  const { keyLifetimeMs, name } = ctx.transport
  if (messageHash(message) !== delivery.frozen_hash) return 'its bytes would differ'
  if (delivery.transport !== name) return `handed to ${delivery.transport}, which is no longer in use`
  const firstAttemptAt = delivery.handed_over_at ?? 0
  if (keyLives({ now: ctx.now(), firstAttemptAt, keyLifetimeMs })) return null
  return 'handed over, and the outcome was never learned'
}

/** Why nobody wants it to go out again, or null where somebody does. */
function wishDoubt(delivery: DeliveryRow, facts: SendFacts): string | null {
  const wanted = delivery.kind === 'step' ? 'confirmed' : 'pending'
  if (facts.suppressed || facts.subscription.state !== wanted) return 'the reader left while it was under way'
  if (facts.walk?.sequenceState === 'cancelled') return 'cancelled while it was under way'
  return null
}

/** Its confirmation link would be worth nothing: a newer request took its place. */
function requestDoubt(delivery: DeliveryRow, { requested_at }: SubscriptionRow): string | null {
  const older = delivery.kind === 'confirmation' && requested_at > (delivery.handed_over_at ?? 0)
  return older ? 'a newer request took its place' : null
}

const LOOK_AGAIN_MS = 10 * 60_000

/** While the series is paused, or the installation on hold, it stays in doubt, and is looked at again. */
async function waitForResume(ctx: Context, tx: Db, delivery: DeliveryRow): Promise<Prepared> {
  const held = await updateClaimed(tx, delivery, { lease_until: ctx.now() + LOOK_AGAIN_MS })
  return held ? { kind: 'settled', state: 'frozen' } : { kind: 'lost' }
}

async function leaveUncertain(
  ctx: Context,
  tx: Db,
  { delivery, reason }: { readonly delivery: DeliveryRow; readonly reason: string },
): Promise<Prepared> {
  const change = { state: 'uncertain' as const, reason, owner: null, lease_until: null }
  if (!(await updateClaimed(tx, delivery, change))) return { kind: 'lost' }
  await scheduleFollowing(tx, delivery, ctx.now())
  ctx.log('delivery.uncertain', { delivery: delivery.id, reason })
  return { kind: 'settled', state: 'uncertain' }
}
