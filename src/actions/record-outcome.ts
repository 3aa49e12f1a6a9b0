import { insertAttempt } from '../../db/attempts.ts'
import { updateClaimed, updateUncertainToSubmitted } from '../../db/deliveries.ts'
import type { DeliveryState } from '../core/delivery/delivery.ts'
import { type Settled, settle } from '../core/delivery/delivery.ts'
import type { SendResult } from '../transports/transport.ts'
import type { Context } from './context.ts'
import type { HandingOver } from './handing-over.ts'
import { scheduleFollowing } from './schedule-following.ts'

/**
 * Records what became of a try and schedules what follows, in one transaction guarded by the fence. A
 * worker that lost its claim changes nothing, but its proof of acceptance still settles `uncertain`.
 */
export async function recordOutcome(
  ctx: Context,
  handing: HandingOver,
  { result, follow }: { readonly result: SendResult; readonly follow: boolean },
): Promise<DeliveryState | 'lost'> {
  const { delivery } = handing
  const now = ctx.now()
  const settled = settle(result, {
    now,
    firstAttemptAt: handing.firstAttemptAt,
    firstTryAt: delivery.first_attempt_at ?? handing.firstAttemptAt,
    doubtful: handing.doubtful,
    tries: delivery.tries,
    keyLifetimeMs: ctx.transport.keyLifetimeMs,
    jitter: ctx.random(),
  })
  const state = await ctx.transact('record', async (tx): Promise<DeliveryState | 'lost'> => {
    await insertAttempt(tx, {
      delivery_id: delivery.id,
      fence: delivery.fence,
      generation: delivery.generation,
      outcome: result.kind,
      reason: result.kind === 'accepted' ? null : result.reason,
      provider_id: result.kind === 'accepted' ? result.providerId : null,
      at: now,
    })
    if (await updateClaimed(tx, delivery, changeOf(settled, handing, now))) {
      if (follow && isOver(settled.state)) await scheduleFollowing(tx, delivery, now)
      return settled.state
    }
    if (result.kind === 'accepted') {
      await updateUncertainToSubmitted(tx, delivery.id, { providerId: result.providerId, now })
    }
    return 'lost'
  })
  const reason = settled.state === 'submitted' ? null : settled.reason
  ctx.log(`delivery.${state}`, { delivery: delivery.id, reason })
  return state
}

function isOver(state: Settled['state']): boolean {
  return state === 'submitted' || state === 'failed' || state === 'uncertain'
}

/** The row's new values. Only a delivery that is known unsent is thawed and gets a new generation of its key. */
function changeOf(settled: Settled, { delivery }: HandingOver, now: number) {
  const tries = delivery.tries + 1
  const over = { owner: null, lease_until: null, tries }
  switch (settled.state) {
    case 'submitted':
      return {
        ...over,
        state: settled.state,
        reason: null,
        provider_id: settled.providerId,
        submitted_at: now,
      }
    case 'failed':
    case 'uncertain':
      return { ...over, state: settled.state, reason: settled.reason }
    case 'frozen':
      return { tries, state: settled.state, reason: settled.reason, lease_until: settled.notBefore }
    case 'scheduled':
      return {
        ...over,
        state: settled.state,
        reason: settled.reason,
        due_at: settled.dueAt === 'unchanged' ? delivery.due_at : settled.dueAt,
        generation: delivery.generation + 1,
        frozen: null,
        frozen_hash: null,
        handed_over_at: null,
      }
  }
}
