import type { DeliveryRow } from '../../db/deliveries.ts'
import { fromJson } from '../../db/json.ts'
import type { Db } from '../../db/schema.ts'
import type { SubscriptionRow } from '../../db/subscriptions.ts'
import { getTemplate } from '../../db/templates.ts'
import { keyLives } from '../core/delivery/delivery.ts'
import type { FlowSettings } from '../core/delivery/flow-settings.ts'
import { type SendFacts, unwantedNotice } from '../core/delivery/send-decision.ts'
import { type FrozenDelivery, messageHash } from '../core/mail/frozen-delivery.ts'
import type { Message } from '../core/mail/message.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'
import { buildMessage } from '../render/build-message.ts'
import type { Context } from './context.ts'
import { keyLifetime } from './key-lifetime.ts'

/** The message as it was frozen. */
export async function rebuildMessage(db: Db, delivery: DeliveryRow): Promise<Message> {
  if (delivery.template_hash === null || delivery.frozen === null) {
    throw new Error(`Delivery ${delivery.id} is frozen without its content.`)
  }
  const { template } = await getTemplate(db, delivery.template_hash)
  const { values, envelope } = fromJson<FrozenDelivery>(delivery.frozen)
  return buildMessage({ template: fromJson<CompiledTemplate>(template), values, envelope })
}

export interface Replaying {
  readonly delivery: DeliveryRow
  readonly message: Message
  readonly flow: FlowSettings
  /** When the first try under its key began. */
  readonly firstAttemptAt: number
}

/** Why the same bytes cannot go out under the same key any more, or null where they can. */
export function bytesDoubt(ctx: Context, replaying: Replaying): string | null {
  const { delivery, message, flow, firstAttemptAt } = replaying
  if (messageHash(message) !== delivery.frozen_hash) return 'its bytes would differ'
  if (delivery.transport !== ctx.transport.name)
    return `handed to ${delivery.transport}, which is no longer in use`
  const keyLifetimeMs = keyLifetime(ctx, flow)
  if (keyLives({ now: ctx.now(), firstAttemptAt, keyLifetimeMs })) return null
  return 'handed over, and the outcome was never learned'
}

/** Why nobody wants it to go out again, or null where somebody does. */
export function wishDoubt(
  delivery: DeliveryRow,
  facts: SendFacts,
  subscription: SubscriptionRow,
): string | null {
  const unwanted =
    facts.notice === null
      ? facts.subscription.state !== 'confirmed'
      : unwantedNotice(facts.notice, facts.subscription.state) !== null
  if (facts.suppressed || unwanted) return 'the reader left while it was under way'
  if (facts.walk?.sequenceState === 'cancelled') return 'cancelled while it was under way'
  // The link of a confirmation would be worth nothing.
  const older = delivery.kind === 'confirmation' && subscription.requested_at > (delivery.handed_over_at ?? 0)
  return older ? 'a newer request took its place' : null
}

/** While its series or list is paused, or the installation on hold, it stays in doubt, and is looked at again. */
export function mustWait(facts: SendFacts): boolean {
  return (
    facts.holdReason !== null ||
    facts.walk?.sequenceState === 'paused' ||
    (facts.walk !== null && facts.listPaused)
  )
}

/** How long after that is looked at again, in milliseconds. */
export const LOOK_AGAIN_MS = 10 * 60_000
