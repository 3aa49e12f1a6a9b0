import type { Generated, Kysely, Transaction } from 'kysely'
import type { DeliveryKind, DeliveryState } from '../src/core/delivery.ts'

/**
 * Row types of every table. Portable values in both dialects: ids are integers and never used again,
 * times are epoch milliseconds, flags are 0 or 1, JSON is text behind `json.ts`.
 */
export interface Schema {
  instance: InstanceTable
  signing_keys: SigningKeyTable
  lists: ListTable
  subscribers: SubscriberTable
  subscriptions: SubscriptionTable
  consents: ConsentTable
  articles: ArticleTable
  drafts: DraftTable
  sequences: SequenceTable
  versions: VersionTable
  steps: StepTable
  version_steps: VersionStepTable
  templates: TemplateTable
  enrolments: EnrolmentTable
  deliveries: DeliveryTable
  attempts: AttemptTable
  batches: BatchTable
  events: EventTable
  suppressions: SuppressionTable
}

/** A connection or an open transaction: every function of `db/` takes one first. */
export type Db = Kysely<Schema> | Transaction<Schema>

export type Flag = 0 | 1

/** One row: who this installation is. The pepper keys suppression hashes and never rotates. */
export interface InstanceTable {
  id: number
  name: string
  epoch: number
  pepper: string
  hold_reason: string | null
  created_at: number
}

/** The dated ring of keys that sign links. `wrapped` secrets need SECRET_KEY to be read. */
export interface SigningKeyTable {
  id: Generated<number>
  secret: string
  wrapped: Flag
  created_at: number
}

export interface ListTable {
  id: Generated<number>
  name: string
  /** Lower-case, for addresses like `/subscribe/weekly-tips`. */
  slug: string
  from_name: string
  from_address: string | null
  reply_to: string | null
  postal_address: string | null
  zone: string
  language: string
  consent_text: string
  footer_note: string | null
  created_at: number
}

export interface SubscriberTable {
  id: Generated<number>
  /** As typed, with the domain in lower case. */
  address: string
  /** Wholly in lower case: what makes it unique. */
  address_key: string
  name: string | null
  created_at: number
}

export type SubscriptionState = 'pending' | 'confirmed' | 'ended'

export interface SubscriptionTable {
  id: Generated<number>
  subscriber_id: number
  list_id: number
  state: SubscriptionState
  /** The consent request that a confirmation must name; a new sign-up replaces it. */
  request_id: number | null
  requested_at: number
  confirmed_at: number | null
  ended_at: number | null
}

export type ConsentKind = 'requested' | 'confirmed' | 'imported' | 'withdrawn'

/** Append-only proof of what a person agreed to, or took back. */
export interface ConsentTable {
  id: Generated<number>
  subscription_id: number
  kind: ConsentKind
  /** The consent text as shown, or the statement given at an import. */
  text: string
  /** The page or the import that it came from. */
  source: string
  at: number
}

export interface ArticleTable {
  id: Generated<number>
  sha256: string
  format: string
  title: string
  language: string
  url: string | null
  source: string
  document: string
  created_at: number
}

export interface DraftTable {
  id: Generated<number>
  article_id: number
  draft: string
  created_at: number
}

export type SequenceKind = 'series' | 'issue'
export type SequenceState = 'active' | 'paused' | 'cancelled'

export interface SequenceTable {
  id: Generated<number>
  list_id: number
  kind: SequenceKind
  /** Its name in the exchange files; unique within the list. */
  key: string
  name: string
  state: SequenceState
  version_id: number | null
  /** While due times are being reckoned anew: the enrolment reached so far; null when that is done. */
  reschedule_after: number | null
  created_at: number
}

/** Immutable. */
export interface VersionTable {
  id: Generated<number>
  sequence_id: number
  number: number
  draft_id: number | null
  schedule: string
  content_hash: string
  published_at: number
}

/** An email of a sequence, the same through all versions. */
export interface StepTable {
  id: Generated<number>
  sequence_id: number
  key: string
}

/** A step as one version has it. A tombstone keeps the place of a step that this version removed. */
export interface VersionStepTable {
  version_id: number
  step_id: number
  rank: number
  kind: string
  tombstone: Flag
  subject: string
  letter: string
  template_hash: string | null
}

/** Compiled templates by the hash of their content. */
export interface TemplateTable {
  hash: string
  renderer: number
  template: string
  created_at: number
}

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

/** An address that must not be mailed: only its keyed hash is kept. */
export interface SuppressionTable {
  id: Generated<number>
  address_hash: string
  reason: string
  created_at: number
}
