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
} from './schema-delivery.ts'
import type {
  ConsentTable,
  ListTable,
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
} from './schema-delivery.ts'
export type {
  ConsentTable,
  ListTable,
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
