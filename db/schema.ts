import type { Generated, Kysely, Transaction } from 'kysely'
import type {
  ArticleTable,
  DraftTable,
  SequenceTable,
  StepTable,
  TemplateTable,
  VersionStepTable,
  VersionTable,
} from './schema-content.ts'
import type {
  AttemptTable,
  BatchTable,
  DeliveryTable,
  EnrolmentTable,
  EventTable,
  ListDayTable,
  SenderTable,
} from './schema-delivery.ts'
import type {
  AddressChangeTable,
  AuditTable,
  BucketTable,
  ConsentTable,
  ListTable,
  SequenceChoiceTable,
  SubscriberTable,
  SubscriptionTable,
  SuppressionTable,
} from './schema-people.ts'
import type { Flag } from './schema-values.ts'

export type {
  ArticleTable,
  DraftTable,
  SequenceKind,
  SequenceState,
  SequenceTable,
  StepTable,
  TemplateTable,
  VersionStepTable,
  VersionTable,
} from './schema-content.ts'
export type {
  AttemptTable,
  BatchTable,
  DeliveryTable,
  EnrolmentState,
  EnrolmentTable,
  EventTable,
  ListDayTable,
  SenderTable,
} from './schema-delivery.ts'
export type {
  AddressChangeTable,
  AuditTable,
  BucketTable,
  ConsentTable,
  ListTable,
  OptIn,
  SequenceChoiceTable,
  SubscriberTable,
  SubscriptionState,
  SubscriptionTable,
  SuppressionTable,
} from './schema-people.ts'
export type { Flag } from './schema-values.ts'

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
  sequence_choices: SequenceChoiceTable
  address_changes: AddressChangeTable
  buckets: BucketTable
  audit: AuditTable
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
  settings: SettingTable
  senders: SenderTable
  list_days: ListDayTable
  suppressions: SuppressionTable
}

/** A connection or an open transaction: every function of `db/` takes one first. */
export type Db = Kysely<Schema> | Transaction<Schema>

/** Held by a person, or since this may be a copy that does not know what was sent since it was made. */
export type HoldKind = 'by-hand' | 'older-copy' | 'backup'

/** One row: who this installation is. The pepper keys suppression hashes and never rotates. */
export interface InstanceTable {
  id: number
  name: string
  epoch: number
  pepper: string
  hold_reason: string | null
  /** What set the hold, and since when; null where there is none. */
  hold_kind: HoldKind | null
  hold_since: number | null
  /** Rises with all that is handed over; a file beside the database keeps it too, so that an older copy is noticed. */
  mark: Generated<number>
  /** When a worker last looked for work. */
  worked_at: number | null
  /** The last time that no worker looked for long, from and until. */
  away_from: number | null
  away_until: number | null
  created_at: number
}

/** The dated ring of keys that sign links. `wrapped` secrets need SECRET_KEY to be read. */
export interface SigningKeyTable {
  id: Generated<number>
  secret: string
  wrapped: Flag
  created_at: number
}

/** What was set by hand; what is not here has its default. */
export interface SettingTable {
  name: string
  value: string
  updated_at: number
}
