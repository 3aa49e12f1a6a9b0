import type { DeliveryRow } from '../../db/deliveries.ts'
import { type EnrolmentRow, getEnrolment } from '../../db/enrolments.ts'
import { findInstance } from '../../db/instance.ts'
import { getList, type ListRow } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import { getSequence, type SequenceRow } from '../../db/sequences.ts'
import { findLatestConfirmationSent, getSubscriber, type SubscriberRow } from '../../db/subscribers.ts'
import { findSubscription, type SubscriptionRow } from '../../db/subscriptions.ts'
import { findSuppression } from '../../db/suppressions.ts'
import { addressHash } from '../core/address.ts'
import type { SendFacts, Walk } from '../core/delivery/send-decision.ts'
import type { Context } from './context.ts'
import { getSequencePlan, type SequencePlan, walkFacts } from './enrol-subscription.ts'

/** Everything around one delivery, read in one transaction. */
export interface SendSituation {
  readonly facts: SendFacts
  readonly subscription: SubscriptionRow
  readonly subscriber: SubscriberRow
  readonly list: ListRow
  /** All three null for a confirmation. */
  readonly sequence: SequenceRow | null
  readonly enrolment: EnrolmentRow | null
  readonly plan: SequencePlan | null
}

/** Reads what decides whether a delivery may be sent, and what it is composed from. */
export async function getSendFacts(ctx: Context, db: Db, delivery: DeliveryRow): Promise<SendSituation> {
  const subscription = await findSubscription(db, delivery.subscription_id)
  if (!subscription) throw new Error(`Delivery ${delivery.id} has no subscription.`)
  const subscriber = await getSubscriber(db, subscription.subscriber_id)
  const hash = addressHash(ctx.instance.pepper, subscriber.address)
  const list = await getList(db, subscription.list_id)
  const people = { subscription, subscriber, list }
  const common = {
    now: ctx.now(),
    holdReason: (await findInstance(db))?.hold_reason ?? null,
    suppressed: (await findSuppression(db, hash)) !== null,
    hasSender: senderAddress(ctx, list) !== null,
    subscription,
  }
  if (delivery.enrolment_id === null) {
    const lastConfirmationAt = await findLatestConfirmationSent(db, subscriber.id, delivery.id)
    const facts = { ...common, lastConfirmationAt, walk: null }
    return { ...people, facts, sequence: null, enrolment: null, plan: null }
  }
  const enrolment = await getEnrolment(db, delivery.enrolment_id)
  const sequence = await getSequence(db, enrolment.sequence_id)
  const plan = await getSequencePlan(db, sequence)
  const walk = await readWalk(db, { delivery, enrolment, sequence, plan })
  return { ...people, facts: { ...common, lastConfirmationAt: null, walk }, sequence, enrolment, plan }
}

/** Who a list's mail comes from. Captured mail never leaves, so there a list may do without. */
export function senderAddress(ctx: Context, list: ListRow): string | null {
  return list.from_address ?? (ctx.settings.realTransport ? null : 'rivulet@localhost')
}

interface WalkRows {
  readonly delivery: DeliveryRow
  readonly enrolment: EnrolmentRow
  readonly sequence: SequenceRow
  readonly plan: SequencePlan
}

async function readWalk(db: Db, { delivery, enrolment, sequence, plan }: WalkRows): Promise<Walk> {
  const facts = await walkFacts(db, plan, {
    subscriptionId: enrolment.subscription_id,
    startedAt: enrolment.started_at,
    exceptDelivery: delivery.id,
  })
  return {
    ...facts,
    sequenceState: sequence.state,
    enrolmentState: enrolment.state,
    plannedAt: delivery.due_at,
    resumedAt: sequence.resumed_at,
  }
}
