import { type DeliveryRow, updateClaimed } from '../../db/deliveries.ts'
import { updateEnrolmentsState } from '../../db/enrolments.ts'
import { toJson } from '../../db/json.ts'
import type { DeliveryState, KeySpace } from '../core/delivery/delivery.ts'
import type { NextStep } from '../core/delivery/next-step.ts'
import { decideSend, type SendDecision } from '../core/delivery/send-decision.ts'
import { type FrozenDelivery, messageHash } from '../core/mail/frozen-delivery.ts'
import { buildMessage } from '../render/build-message.ts'
import { composeDelivery } from './compose-delivery.ts'
import type { Context, StoredTemplate } from './context.ts'
import type { Letter } from './handing-over.ts'
import { getSendFacts, type SendSituation } from './send-facts.ts'
import type { SharedReads } from './shared-reads.ts'

/** Either a composed email with what the freeze keeps of it, or a delivery that was settled without sending. */
export type Judged =
  | { readonly kind: 'send'; readonly letter: Letter; readonly keySpace: KeySpace; readonly kept: Kept }
  | { readonly kind: 'settled'; readonly state: DeliveryState }
  | { readonly kind: 'lost' }

/** Everything that the bytes of a message are made of, as its row keeps it. */
export interface Kept {
  readonly step_id: number | null
  readonly version_id: number | null
  readonly template_hash: string
  readonly frozen: string
  readonly frozen_hash: string
  readonly first_attempt_at: number
  readonly handed_over_at: number
  readonly transport: string
}

export interface Judging {
  readonly delivery: DeliveryRow
  /** Where the delivery is one: its template. */
  readonly notice: StoredTemplate | null
}

/**
 * Checks consent, suppression, pause and plan of a claimed delivery again, in the transaction of the freeze, and
 * composes its email; or settles it without sending.
 */
export async function judgeDelivery(ctx: Context, reads: SharedReads, judging: Judging): Promise<Judged> {
  const situation = await getSendFacts(ctx, reads, judging.delivery)
  const decision = decideSend(situation.facts)
  if (decision.kind === 'send')
    return await compose(ctx, reads, { ...judging, situation, step: decision.step })
  return await settleWithoutSending(ctx, reads, { delivery: judging.delivery, situation, decision })
}

interface Composing extends Judging {
  readonly situation: SendSituation
  readonly step: NextStep | null
}

async function compose(ctx: Context, reads: SharedReads, input: Composing): Promise<Judged> {
  const { delivery, situation } = input
  const stepId = input.step?.stepId ?? null
  const composed = await composeDelivery(ctx, reads, { ...input, stepId })
  const { template, values, envelope } = composed
  const message = buildMessage({ template, values, envelope })
  const frozen: FrozenDelivery = { renderer: 1, values, envelope }
  const now = ctx.now()
  const kept: Kept = {
    step_id: stepId,
    version_id: situation.plan?.versionId ?? null,
    template_hash: composed.templateHash,
    frozen: toJson(frozen),
    frozen_hash: messageHash(message),
    first_attempt_at: delivery.first_attempt_at ?? now,
    handed_over_at: now,
    transport: ctx.transport.name,
  }
  const { list, subscriber } = situation
  const letter: Letter = { delivery, message, listId: list.id, subscriberId: subscriber.id }
  return { kind: 'send', letter, keySpace: situation.keySpace, kept }
}

interface Settling {
  readonly delivery: DeliveryRow
  readonly situation: SendSituation
  readonly decision: Exclude<SendDecision, { kind: 'send' }>
}

async function settleWithoutSending(ctx: Context, reads: SharedReads, settling: Settling): Promise<Judged> {
  const { delivery, situation, decision } = settling
  const freed = { owner: null, lease_until: null }
  if (decision.kind === 'reschedule') {
    const { stepId, dueAt } = decision.step
    const plan = { step_id: stepId, due_at: dueAt, version_id: situation.plan?.versionId ?? null }
    await updateClaimed(reads.db, delivery, { ...freed, ...plan, state: 'scheduled' })
    return { kind: 'settled', state: 'scheduled' }
  }
  if (decision.kind === 'wait') {
    const later = { due_at: decision.dueAt, reason: decision.reason }
    await updateClaimed(reads.db, delivery, { ...freed, ...later, state: 'scheduled' })
    return { kind: 'settled', state: 'scheduled' }
  }
  return await stop(ctx, reads, { delivery, decision })
}

interface Stopping {
  readonly delivery: DeliveryRow
  readonly decision: Extract<SendDecision, { kind: 'cancel' | 'hold' | 'complete' }>
}

/** Holds or cancels a delivery; a walk whose email is cancelled is over. */
async function stop(ctx: Context, { db }: SharedReads, { delivery, decision }: Stopping): Promise<Judged> {
  const state = decision.kind === 'hold' ? 'held' : 'cancelled'
  const reason = decision.kind === 'complete' ? 'nothing-left' : decision.reason
  if (!(await updateClaimed(db, delivery, { owner: null, lease_until: null, state, reason }))) {
    return { kind: 'lost' }
  }
  if (state === 'cancelled' && delivery.enrolment_id !== null) {
    const over = decision.kind === 'complete' ? 'completed' : 'ended'
    await updateEnrolmentsState(db, [delivery.enrolment_id], { state: over, endedAt: ctx.now() })
  }
  ctx.log(`delivery.${state}`, { delivery: delivery.id, reason })
  return { kind: 'settled', state }
}
