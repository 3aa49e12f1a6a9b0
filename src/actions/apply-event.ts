import { listAddressChanges, updateWishForgotten } from '../../db/address-changes.ts'
import { type DeliveryRow, findDelivery } from '../../db/deliveries.ts'
import { type EventRow, listSoftBounces, updateEventApplied } from '../../db/events.ts'
import {
  findDeliveryByProviderId,
  updateDoubtSettled,
  updateFeedback,
  updateFrozenProviderId,
} from '../../db/feedback.ts'
import { fromJson } from '../../db/json.ts'
import { updateListDay } from '../../db/list-days.ts'
import type { Db } from '../../db/schema.ts'
import { getSubscriber, type SubscriberRow } from '../../db/subscribers.ts'
import { findSubscription, type SubscriptionRow } from '../../db/subscriptions.ts'
import { addressHash } from '../core/address.ts'
import { isOfAddressChange } from '../core/delivery/delivery.ts'
import { type Feedback, feedbacks } from '../core/delivery/feedback.ts'
import { dayOf } from '../core/delivery/send-slots.ts'
import { isGivenUp } from '../core/delivery/soft-bounces.ts'
import type { FrozenDelivery } from '../core/mail/frozen-delivery.ts'
import { parseMessageId } from '../core/mail/message-id.ts'
import type { Fact, ProviderEvent } from '../ingest/events/provider-event.ts'
import type { Context } from './context.ts'
import { endSubscription } from './end-subscription.ts'
import { redactLateEvent } from './redact-event.ts'
import { type SuppressionReason, suppressHash, suppressPerson } from './suppress-person.ts'
import { watchList } from './watch-list.ts'

/** What an event has changed. */
export interface Applied {
  /** The delivery of ours that it is of, or null. */
  readonly delivery: number | null
  readonly subscription: number | null
  /** What is now known of the delivery, where the event said something graver than was known. */
  readonly feedback: Feedback | null
  /** The delivery was in doubt, and is now known to have been accepted. */
  readonly settled: boolean
  /** Why the person is not mailed any more because of it, or null. */
  readonly suppressed: SuppressionReason | null
  /** The subscription ended because of it. */
  readonly left: boolean
}

const nothing: Applied = {
  delivery: null,
  subscription: null,
  feedback: null,
  settled: false,
  suppressed: null,
  left: false,
}

/** An event that is stored, with what can be read in it. */
export interface StoredEvent {
  readonly row: EventRow
  readonly read: ProviderEvent | null
}

/**
 * Applies one event inside a transaction; null where it was applied before. In whatever order events come, and
 * however often, they come to the same.
 */
export async function applyEvent(ctx: Context, tx: Db, { row, read }: StoredEvent): Promise<Applied | null> {
  const email = read?.fact ? await findOurEmail(ctx, tx, read) : null
  const match = email && { deliveryId: email.delivery.id, subscriptionId: email.subscription.id }
  if (!(await updateEventApplied(tx, row.id, { appliedAt: ctx.now(), match }))) return null
  await redactLateEvent(ctx, tx, { row, read })
  if (!read?.fact || !email) return nothing
  const saying = { fact: read.fact, providerId: read.providerId, at: row.occurred_at }
  return {
    delivery: email.delivery.id,
    subscription: email.subscription.id,
    ...(await applyToDelivery(tx, email, saying)),
    ...(await applyToPerson(ctx, tx, { fact: read.fact, ...email })),
  }
}

interface OurEmail {
  readonly delivery: DeliveryRow
  readonly subscription: SubscriptionRow
}

async function findOurEmail(ctx: Context, tx: Db, read: ProviderEvent): Promise<OurEmail | null> {
  const delivery = await findOurDelivery(ctx, tx, read)
  const subscription = delivery && (await findSubscription(tx, delivery.subscription_id))
  return subscription && { delivery, subscription }
}

/** By the id that travels with the email, else by the provider's own; never by an address alone. */
async function findOurDelivery(ctx: Context, tx: Db, read: ProviderEvent): Promise<DeliveryRow | null> {
  if (read.delivery === null) {
    return read.providerId === null ? null : await findDeliveryByProviderId(tx, 'resend', read.providerId)
  }
  if (read.delivery.instance !== ctx.instance.name) return null
  const delivery = await findDelivery(tx, read.delivery.id)
  return delivery && isSameEmail(delivery, read) ? delivery : null
}

/** How far the clocks of a provider and of this machine may be apart. */
const CLOCK_MS = 60 * 60_000

/**
 * After an older copy of the database was put back, ids are given a second time: an event of the first email
 * with an id must not be taken for one of the second, nor for one that has not been handed over yet.
 */
function isSameEmail({ frozen, handed_over_at }: DeliveryRow, read: ProviderEvent): boolean {
  // What it was made of may be kept no longer: an event from before it was handed over is of another one.
  if (frozen === null) return handed_over_at !== null && (read.occurredAt ?? 0) >= handed_over_at - CLOCK_MS
  const { epoch, to } = read
  const { envelope } = fromJson<FrozenDelivery>(frozen)
  if (epoch !== null && epoch !== parseMessageId(envelope.messageId)?.epoch) return false
  const address = envelope.to.address.toLowerCase()
  return to.length === 0 || to.some((one) => one.includes(address))
}

interface Saying {
  readonly fact: Fact
  readonly providerId: string | null
  readonly at: number
}

async function applyToDelivery(tx: Db, { delivery, subscription }: OurEmail, saying: Saying) {
  const { fact, providerId, at } = saying
  const submittedAt = delivery.handed_over_at ?? at
  const doubtful = delivery.state === 'uncertain'
  const settled = doubtful && (await updateDoubtSettled(tx, delivery.id, { providerId, submittedAt }))
  if (settled) await updateListDay(tx, subscription.list_id, { day: dayOf(submittedAt), count: 1 })
  if (delivery.state === 'frozen' && providerId !== null) {
    await updateFrozenProviderId(tx, delivery.id, providerId)
  }
  const feedback = feedbacks.find((one) => one === fact) ?? null
  const graver = feedback !== null && (await updateFeedback(tx, delivery.id, { feedback, at }))
  return { settled, feedback: graver ? feedback : null }
}

/** What says something of the person or of an address of theirs, and not only of one email. */
const ABOUT_PERSON: readonly Fact[] = ['bounced', 'soft-bounced', 'complained', 'opted-out']

interface Telling extends OurEmail {
  readonly fact: Fact
}

async function applyToPerson(ctx: Context, tx: Db, { fact, delivery, subscription }: Telling) {
  // Most events say that an email arrived or was opened: nothing more is read for them.
  if (!ABOUT_PERSON.includes(fact)) return { suppressed: null, left: false }
  const person = await getSubscriber(tx, subscription.subscriber_id)
  const elsewhere = await findElsewhere(ctx, tx, { delivery, person })
  if (elsewhere !== null) {
    await suppressElsewhere(ctx, tx, { fact, delivery, hash: elsewhere })
    if (!speaksForPerson(fact, delivery)) return { suppressed: null, left: false }
  }
  const reason = await suppressionReason(tx, fact, person.id)
  if (reason !== null) await suppressPerson(ctx, tx, { person, reason })
  if (fact === 'bounced' || fact === 'complained') await watchList(ctx, tx, subscription.list_id)
  const left = subscription.state !== 'ended' && (fact === 'complained' || fact === 'opted-out')
  if (left && fact === 'opted-out') {
    const source = 'feedback-report'
    await endSubscription(tx, subscription, { now: ctx.now(), source, reason: 'unsubscribed' })
  }
  return { suppressed: reason, left }
}

interface Recipient {
  readonly delivery: DeliveryRow
  readonly person: SubscriberRow
}

/**
 * The keyed hash of where an email went, if that is not its reader's address: they are moving, or have moved since.
 * Empty where nobody knows it any more; null where it went to the address of now.
 */
async function findElsewhere(ctx: Context, tx: Db, { delivery, person }: Recipient): Promise<string | null> {
  if (person.erased_at !== null) return null
  const { pepper } = ctx.instance
  const hash =
    delivery.frozen === null
      ? await findFormerHash(tx, delivery, person.id)
      : addressHash(pepper, fromJson<FrozenDelivery>(delivery.frozen).envelope.to.address)
  return hash === addressHash(pepper, person.address) ? null : hash
}

/** The same for an email whose words are kept no longer: the changes of address tell where it went. */
async function findFormerHash(tx: Db, delivery: DeliveryRow, personId: number): Promise<string | null> {
  if (delivery.kind === 'address') return ''
  const changes = await listAddressChanges(tx, personId)
  const left = changes.find(({ id, confirmed_at }) =>
    delivery.kind === 'moved'
      ? id === delivery.change_id
      : confirmed_at !== null && confirmed_at >= (delivery.handed_over_at ?? 0),
  )
  return left ? (left.former_hash ?? '') : null
}

/** A box of before says nothing of the one of now; but who calls our mail spam, or opts out, is the same person. */
function speaksForPerson(fact: Fact, { kind }: DeliveryRow): boolean {
  return (fact === 'complained' || fact === 'opted-out') && !isOfAddressChange(kind)
}

interface Elsewhere {
  readonly fact: Fact
  readonly delivery: DeliveryRow
  /** Empty where it is kept no longer. */
  readonly hash: string
}

/** The address that an email went to is never mailed again, whoever holds it; one that was only wished for is forgotten. */
async function suppressElsewhere(ctx: Context, tx: Db, { fact, delivery, hash }: Elsewhere): Promise<void> {
  if (fact !== 'bounced' && fact !== 'complained') return
  if (hash !== '') await suppressHash(ctx, tx, { hash, reason: fact })
  if (delivery.change_id !== null) await updateWishForgotten(tx, delivery.change_id)
}

async function suppressionReason(tx: Db, fact: Fact, personId: number): Promise<SuppressionReason | null> {
  if (fact === 'bounced' || fact === 'complained') return fact
  const givenUp = fact === 'soft-bounced' && isGivenUp(await listSoftBounces(tx, personId))
  return givenUp ? 'bounced' : null
}
