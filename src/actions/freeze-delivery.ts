import type { DeliveryRow } from '../../db/deliveries.ts'
import { updateClaimed } from '../../db/deliveries.ts'
import { updateEnrolmentsState } from '../../db/enrolments.ts'
import { toJson } from '../../db/json.ts'
import type { Db } from '../../db/schema.ts'
import { idempotencyKey, LEASE_MS } from '../core/delivery/delivery.ts'
import type { NextStep } from '../core/delivery/next-step.ts'
import { decideSend, type SendDecision } from '../core/delivery/send-decision.ts'
import { type FrozenDelivery, messageHash } from '../core/mail/frozen-delivery.ts'
import { buildMessage } from '../render/build-message.ts'
import { composeDelivery } from './compose-delivery.ts'
import type { Context, StoredTemplate } from './context.ts'
import type { Prepared } from './handing-over.ts'
import { getSendFacts, type SendSituation } from './send-facts.ts'

/**
 * Freezes a claimed delivery, in one transaction: consent, suppression, pause and plan are checked again,
 * then everything that its bytes are made of is kept. From its commit on nobody can know whether it went out.
 */
export async function freezeDelivery(ctx: Context, delivery: DeliveryRow): Promise<Prepared> {
  // Compiled before the transaction: only queries are awaited inside one.
  const confirmation = delivery.kind === 'confirmation' ? await ctx.confirmation() : null
  return await ctx.transact('freeze', async (tx): Promise<Prepared> => {
    const situation = await getSendFacts(ctx, tx, delivery)
    const decision = decideSend(situation.facts)
    if (decision.kind === 'send')
      return await freeze(ctx, tx, { delivery, situation, step: decision.step, confirmation })
    return await settleWithoutSending(ctx, tx, { delivery, situation, decision })
  })
}

interface Freezing {
  readonly delivery: DeliveryRow
  readonly situation: SendSituation
  readonly step: NextStep | null
  readonly confirmation: StoredTemplate | null
}

async function freeze(ctx: Context, tx: Db, freezing: Freezing): Promise<Prepared> {
  const { delivery, situation, step, confirmation } = freezing
  const now = ctx.now()
  const composed = await composeDelivery(ctx, tx, {
    delivery,
    situation,
    confirmation,
    stepId: step?.stepId ?? null,
  })
  const { template, values, envelope } = composed
  const message = buildMessage({ template, values, envelope })
  const frozen: FrozenDelivery = { renderer: 1, values, envelope }
  const leaseUntil = now + LEASE_MS
  const held = await updateClaimed(tx, delivery, {
    state: 'frozen',
    step_id: step?.stepId ?? null,
    version_id: situation.plan?.versionId ?? null,
    template_hash: composed.templateHash,
    frozen: toJson(frozen),
    frozen_hash: messageHash(message),
    first_attempt_at: delivery.first_attempt_at ?? now,
    handed_over_at: now,
    lease_until: leaseUntil,
    transport: ctx.transport.name,
  })
  if (!held) return { kind: 'lost' }
  const key = idempotencyKey(ctx.instance, delivery.id, delivery.generation)
  return {
    kind: 'ready',
    handing: { delivery, message, key, firstAttemptAt: now, leaseUntil, doubtful: false },
  }
}

interface Settling {
  readonly delivery: DeliveryRow
  readonly situation: SendSituation
  readonly decision: Exclude<SendDecision, { kind: 'send' }>
}

async function settleWithoutSending(ctx: Context, tx: Db, settling: Settling): Promise<Prepared> {
  const { delivery, situation, decision } = settling
  const freed = { owner: null, lease_until: null }
  if (decision.kind === 'reschedule') {
    const { stepId, dueAt } = decision.step
    const plan = { step_id: stepId, due_at: dueAt, version_id: situation.plan?.versionId ?? null }
    await updateClaimed(tx, delivery, { ...freed, ...plan, state: 'scheduled' })
    return { kind: 'settled', state: 'scheduled' }
  }
  if (decision.kind === 'wait') {
    const later = { due_at: decision.dueAt, reason: decision.reason }
    await updateClaimed(tx, delivery, { ...freed, ...later, state: 'scheduled' })
    return { kind: 'settled', state: 'scheduled' }
  }
  return await stop(ctx, tx, { delivery, decision })
}

interface Stopping {
  readonly delivery: DeliveryRow
  readonly decision: Extract<SendDecision, { kind: 'cancel' | 'hold' | 'complete' }>
}

/** Holds or cancels a delivery; a walk whose email is cancelled is over. */
async function stop(ctx: Context, tx: Db, { delivery, decision }: Stopping): Promise<Prepared> {
  const state = decision.kind === 'hold' ? 'held' : 'cancelled'
  const reason = decision.kind === 'complete' ? 'nothing-left' : decision.reason
  if (!(await updateClaimed(tx, delivery, { owner: null, lease_until: null, state, reason }))) {
    return { kind: 'lost' }
  }
  if (state === 'cancelled' && delivery.enrolment_id !== null) {
    const over = decision.kind === 'complete' ? 'completed' : 'ended'
    await updateEnrolmentsState(tx, [delivery.enrolment_id], { state: over, endedAt: ctx.now() })
  }
  ctx.log(`delivery.${state}`, { delivery: delivery.id, reason })
  return { kind: 'settled', state }
}
