import type { DeliveryRow } from '../../db/deliveries.ts'
import type { Settled } from '../core/delivery/delivery.ts'

type Proof = Pick<DeliveryRow, 'feedback' | 'provider_id'>

/** Whether an event has proved that the provider accepted it. */
export function isProved({ feedback, provider_id }: Proof): boolean {
  return feedback !== null || provider_id !== null
}

/** A delivery with an event that proves its acceptance is submitted, whatever the call seemed to say. */
export function withProof(settled: Settled, delivery: Proof): Settled {
  const open = settled.state === 'uncertain' || settled.state === 'frozen'
  if (!open || !isProved(delivery)) return settled
  return { state: 'submitted', providerId: delivery.provider_id ?? '' }
}

/** Whether nothing more will come of it, so that the walk goes on. */
export function isOver(state: Settled['state']): boolean {
  return state === 'submitted' || state === 'failed' || state === 'uncertain'
}

/** The row's new values. Only a delivery that is known unsent is thawed and gets a new generation of its key. */
export function changeOf(settled: Settled, delivery: DeliveryRow, at: { now: number; tries: number }) {
  const over = { owner: null, lease_until: null, tries: at.tries }
  switch (settled.state) {
    case 'submitted':
      return {
        ...over,
        state: settled.state,
        reason: null,
        provider_id: settled.providerId || null,
        submitted_at: at.now,
      }
    case 'failed':
    case 'uncertain':
      return { ...over, state: settled.state, reason: settled.reason }
    case 'frozen':
      return { tries: at.tries, state: settled.state, reason: settled.reason, lease_until: settled.notBefore }
    case 'scheduled':
      return {
        ...over,
        state: settled.state,
        reason: settled.reason,
        due_at: settled.dueAt === 'unchanged' ? delivery.due_at : settled.dueAt,
        ...thawed(delivery),
      }
  }
}

/** Known unsent: what was frozen is gone, and the next try is under a new key. */
export function thawed({ generation }: Pick<DeliveryRow, 'generation'>) {
  return {
    generation: generation + 1,
    key: null,
    batch_id: null,
    frozen: null,
    frozen_hash: null,
    handed_over_at: null,
  }
}
