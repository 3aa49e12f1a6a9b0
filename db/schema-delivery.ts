import type { Generated } from 'kysely'
import type { DeliveryKind, DeliveryState } from '../src/core/delivery/delivery.ts'

export type EnrolmentState = 'active' | 'completed' | 'ended' | 'cancelled'

export interface EnrolmentTable {
  id: Generated<number>
  subscription_id: number
  sequence_id: number
  run: number
  state: EnrolmentState
  started_at: number
  ended_at: number | null
}

export interface DeliveryTable {
  id: Generated<number>
  kind: DeliveryKind
  subscription_id: number
  enrolment_id: number | null
  step_id: number | null
  /** The version that the due time was reckoned from. */
  version_id: number | null
  state: DeliveryState
  due_at: number
  /** Why it failed, is held, was cancelled or is uncertain; a stable word or sentence without personal data. */
  reason: string | null
  owner: string | null
  lease_until: number | null
  /** Rises with each claim; only the claim that holds the newest may write. */
  fence: Generated<number>
  /** Part of the idempotency key; rises only after a known refusal or a provably unsent try. */
  generation: Generated<number>
  tries: Generated<number>
  template_hash: string | null
  frozen: string | null
  frozen_hash: string | null
  first_attempt_at: number | null
  handed_over_at: number | null
  submitted_at: number | null
  transport: string | null
  provider_id: string | null
  batch_id: number | null
  created_at: number
}

/** One try to hand a delivery over. Append-only. */
export interface AttemptTable {
  id: Generated<number>
  delivery_id: number
  fence: number
  generation: number
  outcome: string
  reason: string | null
  provider_id: string | null
  at: number
}

/** Deliveries handed over in one call: members, their order and the key, durable before it. */
export interface BatchTable {
  id: Generated<number>
  transport: string
  generation: Generated<number>
  members: string
  state: string
  handed_over_at: number | null
  created_at: number
}

/** A fact from a provider or a reader, stored raw, once. */
export interface EventTable {
  id: Generated<number>
  provider: string
  provider_event_id: string
  kind: string
  delivery_id: number | null
  subscription_id: number | null
  raw: string
  occurred_at: number
  received_at: number
}
