import type { Generated } from 'kysely'
import type { BlockKind, DeliveryKind, DeliveryState } from '../src/core/delivery/delivery.ts'
import type { Feedback } from '../src/core/delivery/feedback.ts'
import type { Flag } from './schema-values.ts'

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
  /** That of its enrolment: the claim takes turns between sequences. */
  sequence_id: number | null
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
  /** The idempotency key that it was frozen under, where it is not a member of a batch. */
  key: string | null
  /** How many may share its next batch: halved with each refusal of a whole batch. Null for no limit. */
  batch_limit: number | null
  /** A person sent it: neither its place in the plan nor its lateness is asked again. */
  by_hand: Generated<Flag>
  /** The gravest thing that an event has said of it. */
  feedback: Feedback | null
  feedback_at: number | null
  /** The change of address that it asks to confirm, at the new one, or tells of, at the old one. */
  change_id: number | null
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

/** `open` until the outcome of every member is known. */
export type BatchState = 'open' | 'done'

/** Deliveries handed over in one call: members, their order and the key, durable before it. */
export interface BatchTable {
  id: Generated<number>
  transport: string
  generation: Generated<number>
  /** JSON: the ids of its deliveries, in their order in the call. */
  members: string
  state: BatchState
  key: string
  /** When the first try under its key began. */
  handed_over_at: number | null
  owner: string | null
  /** While it is open, its members have no lease of their own. */
  lease_until: number | null
  /** Rises with each claim of the batch, as a delivery's does. */
  fence: Generated<number>
  tries: Generated<number>
  reason: string | null
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
  /** When what it says was applied; null until then. */
  applied_at: number | null
}

/** One row per transport: its place in the permitted rate, what it has used of the day, and its circuit. */
export interface SenderTable {
  transport: string
  /** The first moment at which another call may begin. */
  next_slot_at: number
  /** The day (UTC, `2026-11-30`) that `day_count` is of. */
  day: string | null
  /** Messages reserved on that day. */
  day_count: number
  /** The first day with mail, from which the warm-up counts. */
  started_on: string | null
  /** Nothing is handed over before this moment; null where the circuit is closed. */
  blocked_until: number | null
  block_kind: BlockKind | null
  block_reason: string | null
  blocked_since: number | null
  /** Times that it was blocked in a row. */
  block_count: number
}

/** How many messages of a list were submitted on one day (UTC). */
export interface ListDayTable {
  id: Generated<number>
  list_id: number
  day: string
  submitted: number
}
