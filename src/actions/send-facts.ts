import { type AddressChangeRow, findAddressChange } from '../../db/address-changes.ts'
import type { DeliveryRow } from '../../db/deliveries.ts'
import type { EnrolmentRow } from '../../db/enrolments.ts'
import type { DoneRow } from '../../db/had-emails.ts'
import type { ListRow } from '../../db/lists.ts'
import { listAskedTogether } from '../../db/notices.ts'
import type { SequenceRow } from '../../db/sequences.ts'
import { findLatestNoticeSent, type SubscriberRow } from '../../db/subscribers.ts'
import type { SubscriptionRow } from '../../db/subscriptions.ts'
import { addressHash } from '../core/address.ts'
import { isNotice, isOfAddressChange, type KeySpace } from '../core/delivery/delivery.ts'
import { awayAt } from '../core/delivery/lateness.ts'
import type { NoticeFacts, SendFacts, Walk } from '../core/delivery/send-decision.ts'
import { blocksSignUp } from '../core/sign-up/blocks-sign-up.ts'
import type { Context } from './context.ts'
import { type SequencePlan, walkFacts } from './enrol-subscription.ts'
import type { SharedReads } from './shared-reads.ts'

/** Everything around one delivery, read in one transaction. */
export interface SendSituation {
  readonly facts: SendFacts
  /** What its idempotency key and Message-ID are made of. */
  readonly keySpace: KeySpace
  readonly subscription: SubscriptionRow
  readonly subscriber: SubscriberRow
  readonly list: ListRow
  /** The address that it goes to: the person's own, but for a notice of a change of address. */
  readonly recipient: string
  /** All three null for a notice. */
  readonly sequence: SequenceRow | null
  readonly enrolment: EnrolmentRow | null
  readonly plan: SequencePlan | null
}

/** Reads what decides whether a delivery may be sent, and what it is composed from. */
export async function getSendFacts(
  ctx: Context,
  reads: SharedReads,
  delivery: DeliveryRow,
): Promise<SendSituation> {
  const subscription = await reads.subscriptions.get(delivery.subscription_id)
  const subscriber = await reads.subscribers.get(subscription.subscriber_id)
  const list = await reads.list(subscription.list_id)
  const { name, epoch, hold_reason } = await reads.instance()
  const change = delivery.change_id === null ? null : await findAddressChange(reads.db, delivery.change_id)
  const recipient = change?.address ?? subscriber.address
  const hash = addressHash(ctx.instance.pepper, recipient)
  const around = { keySpace: { name, epoch }, subscription, subscriber, list, recipient }
  const common = {
    now: ctx.now(),
    holdReason: hold_reason,
    suppressed: isSuppressed({ delivery, subscriber, reason: await reads.suppressions.find(hash) }),
    hasSender: senderAddress(ctx, list) !== null,
    listPaused: list.paused_at !== null,
    subscription,
  }
  if (delivery.enrolment_id === null) {
    const changeOpen = isChangeOpen(delivery, change)
    const notice = await noticeFacts(reads, { delivery, subscriber, changeOpen })
    const state = await noticeState(reads, delivery, subscription)
    return {
      ...around,
      facts: { ...common, subscription: { state }, notice, walk: null },
      sequence: null,
      enrolment: null,
      plan: null,
    }
  }
  const enrolment = await reads.enrolments.get(delivery.enrolment_id)
  const sequence = await reads.sequence(enrolment.sequence_id)
  const plan = await reads.plan(sequence.id)
  const walk = await readWalk(reads, { delivery, enrolment, sequence, plan, subscriber, now: ctx.now() })
  return { ...around, facts: { ...common, notice: null, walk }, sequence, enrolment, plan }
}

function lastIssueAt(done: readonly DoneRow[], exceptDelivery: number): number | null {
  const issues = done.filter(({ kind, deliveryId }) => kind === 'issue' && deliveryId !== exceptDelivery)
  return issues.length === 0 ? null : Math.max(...issues.map(({ at }) => at))
}

/** Somebody who was erased may be asked to confirm where they sign up again, and nothing else. */
function isSuppressed(of: {
  readonly delivery: DeliveryRow
  readonly subscriber: SubscriberRow
  readonly reason: string | undefined
}): boolean {
  if (of.subscriber.erased_at !== null) return true
  return of.reason !== undefined && (of.delivery.kind !== 'confirmation' || blocksSignUp(of.reason))
}

/** Whether the new address is still to be asked; or, once it has answered, the old one still to be told. */
function isChangeOpen({ kind }: DeliveryRow, change: AddressChangeRow | null): boolean {
  if (change === null || change.address === null) return false
  return kind === 'moved' ? change.confirmed_at !== null : change.confirmed_at === null
}

interface NoticeRows {
  readonly delivery: DeliveryRow
  readonly subscriber: SubscriberRow
  readonly changeOpen: boolean
}

async function noticeFacts({ db }: SharedReads, rows: NoticeRows): Promise<NoticeFacts> {
  const { delivery, subscriber, changeOpen } = rows
  if (!isNotice(delivery.kind)) throw new Error(`Delivery ${delivery.id} is a step outside a walk.`)
  // What a new address is asked does not count against the old one, and no form asks for what that one is told.
  const lastAt = isOfAddressChange(delivery.kind)
    ? null
    : await findLatestNoticeSent(db, subscriber.id, delivery.id)
  return { kind: delivery.kind, lastAt, changeOpen }
}

/** A confirmation is wanted as long as anything that its mail asks for is, whichever list carries it. */
async function noticeState(
  { db }: SharedReads,
  { id, kind }: DeliveryRow,
  { state, asked_in }: SubscriptionRow,
): Promise<SubscriptionRow['state']> {
  if (kind !== 'confirmation' || asked_in === null) return state
  return (await listAskedTogether(db, id)).length > 0 ? 'pending' : 'ended'
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
  readonly subscriber: SubscriberRow
  readonly now: number
}

async function readWalk(reads: SharedReads, rows: WalkRows): Promise<Walk> {
  const { delivery, enrolment, sequence, plan, subscriber, now } = rows
  const walk = {
    subscriptionId: enrolment.subscription_id,
    reader: (await reads.readers.find(enrolment.subscription_id)) ?? null,
    startedAt: enrolment.started_at,
    exceptDelivery: delivery.id,
  }
  const done = (await reads.done.find(enrolment.subscription_id)) ?? []
  const facts = walkFacts(plan, walk, done)
  const recent = (await reads.recent.find(subscriber.id)) ?? []
  const { graceMs, cap } = await reads.flow()
  const { away_from: from, away_until: until, worked_at } = await reads.instance()
  const noted = from === null || until === null ? null : { from, until }
  return {
    ...facts,
    sequenceState: sequence.state,
    enrolmentState: enrolment.state,
    stepId: delivery.step_id ?? 0,
    byHand: delivery.by_hand === 1,
    plannedAt: delivery.due_at,
    resumedAt: sequence.resumed_at,
    away: awayAt(now, noted, worked_at),
    graceMs,
    cap,
    recent: recent.filter(({ deliveryId }) => deliveryId !== delivery.id),
    lastIssueAt: lastIssueAt(done, delivery.id),
  }
}
