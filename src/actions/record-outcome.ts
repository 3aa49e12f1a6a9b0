import { insertAttempts } from '../../db/attempts.ts'
import {
  type DeliveryRow,
  findDelivery,
  updateClaimed,
  updateUncertainToSubmitted,
} from '../../db/deliveries.ts'
import { updateFrozenProviderId } from '../../db/feedback.ts'
import { updateListDay } from '../../db/list-days.ts'
import type { Db } from '../../db/schema.ts'
import { updateSequencesReschedule } from '../../db/sequences.ts'
import { costsTry, type DeliveryState, type Settled, settle } from '../core/delivery/delivery.ts'
import { dayOf } from '../core/delivery/send-slots.ts'
import type { SendResult } from '../transports/transport.ts'
import type { Context } from './context.ts'
import type { HandingOver } from './handing-over.ts'
import { keyLifetime } from './key-lifetime.ts'
import { noteSender } from './note-sender.ts'
import { changeOf, isOver, withProof } from './outcome-change.ts'
import { scheduleFollowing } from './schedule-following.ts'
import { type SharedReads, sharedReads } from './shared-reads.ts'

export interface Outcome {
  readonly result: SendResult
  /** Schedule what follows. */
  readonly follow: boolean
  /** The call was to try whether what blocked the sender is over. */
  readonly trial: boolean
}

/**
 * Records what became of a try and schedules what follows, in one transaction guarded by the fence. A
 * worker that lost its claim changes nothing, but its proof of acceptance still settles `uncertain`.
 */
export async function recordOutcome(
  ctx: Context,
  handing: HandingOver,
  { result, follow, trial }: Outcome,
): Promise<DeliveryState | 'lost'> {
  const { delivery } = handing
  const recorded = await ctx.transact(
    'record',
    async (tx) => {
      const reads = sharedReads(tx, ctx.now())
      const now = ctx.now()
      await insertAttempts(tx, [attemptOf(handing, result, now)])
      await noteSender(ctx, tx, { result, trial, listIds: [handing.listId] })
      const settled = await settledBy(ctx, reads, { handing, result, now })
      const tries = delivery.tries + (costsTry(result) ? 1 : 0)
      if (await updateClaimed(tx, delivery, changeOf(settled, delivery, { now, tries }))) {
        if (settled.state === 'submitted')
          await updateListDay(tx, handing.listId, { day: dayOf(now), count: 1 })
        if (isOver(settled.state)) await goOn(reads, [delivery], { now, follow })
        return settled
      }
      await keepProof(tx, { id: delivery.id, result, now })
      return null
    },
    { subscriptions: [delivery.subscription_id] },
  )
  const state = recorded?.state ?? 'lost'
  // A blocked sender has a line of its own.
  if (result.kind === 'blocked') return state
  const reason = recorded === null || recorded.state === 'submitted' ? null : recorded.reason
  ctx.log(`delivery.${state}`, { delivery: delivery.id, reason })
  return state
}

/** Schedules what follows, or leaves that to the reckoning of due times, which finds walks that have nothing to come. */
export async function goOn(
  reads: SharedReads,
  over: readonly DeliveryRow[],
  { now, follow }: { readonly now: number; readonly follow: boolean },
): Promise<void> {
  if (follow) return await scheduleFollowing(reads, over, now)
  const sequences = new Set(over.flatMap(({ sequence_id }) => sequence_id ?? []))
  await updateSequencesReschedule(reads.db, [...sequences])
}

/** Even where the claim was lost: what was accepted is no longer in doubt. */
export async function keepProof(
  tx: Db,
  { id, result, now }: { readonly id: number; readonly result: SendResult; readonly now: number },
): Promise<void> {
  if (result.kind !== 'accepted') return
  await updateUncertainToSubmitted(tx, id, { providerId: result.providerId, now })
  await updateFrozenProviderId(tx, id, result.providerId)
}

/** One row of `attempts`. */
export function attemptOf({ delivery }: Pick<HandingOver, 'delivery'>, result: SendResult, now: number) {
  return {
    delivery_id: delivery.id,
    fence: delivery.fence,
    generation: delivery.generation,
    outcome: result.kind,
    reason: result.kind === 'accepted' ? null : result.reason,
    provider_id: result.kind === 'accepted' ? result.providerId : null,
    at: now,
  }
}

interface Settling {
  readonly handing: HandingOver
  readonly result: SendResult
  readonly now: number
}

async function settledBy(ctx: Context, reads: SharedReads, settling: Settling): Promise<Settled> {
  const { handing, result, now } = settling
  const { delivery } = handing
  const settled = settle(result, {
    now,
    firstAttemptAt: handing.firstAttemptAt,
    firstTryAt: delivery.first_attempt_at ?? handing.firstAttemptAt,
    doubtful: handing.doubtful,
    tries: delivery.tries,
    keyLifetimeMs: keyLifetime(ctx, await reads.flow()),
    jitter: ctx.random(),
  })
  if (settled.state === 'submitted') return settled
  // An event may have come while the call was under way.
  return withProof(settled, (await findDelivery(reads.db, delivery.id)) ?? delivery)
}
