import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Dialect } from '../dialect.ts'

/** The first shape of the store. Frozen once landed. */
export function initial(dialect: Dialect): Migration {
  return {
    async up(db) {
      const make = tableMaker(db, dialect)
      await makeInstance(db, make)
      await makeLists(db, make)
      await makeSequences(db, make)
      await makeDeliveries(db, make)
      await makeEvents(db, make)
    },
  }
}

type Make = (name: string) => CreateTableBuilder<string, 'id'>

/** Tables whose ids are integers that are never used again. */
function tableMaker(db: Kysely<unknown>, dialect: Dialect): Make {
  return (name) =>
    db.schema
      .createTable(name)
      .addColumn('id', dialect.name === 'sqlite' ? 'integer' : 'bigint', (column) =>
        dialect.name === 'sqlite'
          ? column.primaryKey().autoIncrement()
          : column.primaryKey().generatedAlwaysAsIdentity(),
      )
}

async function makeInstance(db: Kysely<unknown>, make: Make): Promise<void> {
  await db.schema
    .createTable('instance')
    .addColumn('id', 'integer', (column) => column.primaryKey().check(sql`id = 1`))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('epoch', 'bigint', (column) => column.notNull())
    .addColumn('pepper', 'text', (column) => column.notNull())
    .addColumn('hold_reason', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
  await make('signing_keys')
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('wrapped', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
}

async function makeLists(db: Kysely<unknown>, make: Make): Promise<void> {
  await make('lists')
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('from_name', 'text', (column) => column.notNull())
    .addColumn('from_address', 'text')
    .addColumn('reply_to', 'text')
    .addColumn('postal_address', 'text')
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('consent_text', 'text', (column) => column.notNull())
    .addColumn('footer_note', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
  await make('subscribers')
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('address_key', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
  await make('subscriptions')
    .addColumn('subscriber_id', 'bigint', (column) => column.notNull().references('subscribers.id'))
    .addColumn('list_id', 'bigint', (column) => column.notNull().references('lists.id'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('request_id', 'bigint')
    .addColumn('requested_at', 'bigint', (column) => column.notNull())
    .addColumn('confirmed_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addUniqueConstraint('subscriptions_person', ['subscriber_id', 'list_id'])
    .execute()
  await db.schema
    .createIndex('subscriptions_list')
    .on('subscriptions')
    .columns(['list_id', 'state', 'id'])
    .execute()
  await make('consents')
    .addColumn('subscription_id', 'bigint', (column) => column.notNull().references('subscriptions.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('consents_subscription')
    .on('consents')
    .columns(['subscription_id', 'id'])
    .execute()
}

async function makeSequences(db: Kysely<unknown>, make: Make): Promise<void> {
  await make('articles')
    .addColumn('sha256', 'text', (column) => column.notNull().unique())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('url', 'text')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
  await make('drafts')
    .addColumn('article_id', 'bigint', (column) => column.notNull().references('articles.id'))
    .addColumn('draft', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
  await make('sequences')
    .addColumn('list_id', 'bigint', (column) => column.notNull().references('lists.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('version_id', 'bigint')
    .addColumn('reschedule_after', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('sequences_key', ['list_id', 'key'])
    .execute()
  await make('versions')
    .addColumn('sequence_id', 'bigint', (column) => column.notNull().references('sequences.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('draft_id', 'bigint', (column) => column.references('drafts.id'))
    .addColumn('schedule', 'text', (column) => column.notNull())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('versions_number', ['sequence_id', 'number'])
    .execute()
  await makeSteps(db, make)
}

async function makeSteps(db: Kysely<unknown>, make: Make): Promise<void> {
  await make('steps')
    .addColumn('sequence_id', 'bigint', (column) => column.notNull().references('sequences.id'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addUniqueConstraint('steps_key', ['sequence_id', 'key'])
    .execute()
  await db.schema
    .createTable('templates')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('renderer', 'integer', (column) => column.notNull())
    .addColumn('template', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('version_steps')
    .addColumn('version_id', 'bigint', (column) => column.notNull().references('versions.id'))
    .addColumn('step_id', 'bigint', (column) => column.notNull().references('steps.id'))
    .addColumn('rank', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('tombstone', 'integer', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('letter', 'text', (column) => column.notNull())
    .addColumn('template_hash', 'text', (column) => column.references('templates.hash'))
    .addPrimaryKeyConstraint('version_steps_key', ['version_id', 'step_id'])
    .execute()
}

async function makeDeliveries(db: Kysely<unknown>, make: Make): Promise<void> {
  await make('enrolments')
    .addColumn('subscription_id', 'bigint', (column) => column.notNull().references('subscriptions.id'))
    .addColumn('sequence_id', 'bigint', (column) => column.notNull().references('sequences.id'))
    .addColumn('run', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addUniqueConstraint('enrolments_run', ['subscription_id', 'sequence_id', 'run'])
    .execute()
  await db.schema
    .createIndex('enrolments_sequence')
    .on('enrolments')
    .columns(['sequence_id', 'state', 'id'])
    .execute()
  await make('batches')
    .addColumn('transport', 'text', (column) => column.notNull())
    .addColumn('generation', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('members', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('handed_over_at', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
  await makeDeliveryTable(make)
  await makeDeliveryIndexes(db)
  await make('attempts')
    .addColumn('delivery_id', 'bigint', (column) => column.notNull().references('deliveries.id'))
    .addColumn('fence', 'integer', (column) => column.notNull())
    .addColumn('generation', 'integer', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('provider_id', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('attempts_delivery').on('attempts').column('delivery_id').execute()
}

async function makeDeliveryTable(make: Make): Promise<void> {
  await make('deliveries')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subscription_id', 'bigint', (column) => column.notNull().references('subscriptions.id'))
    .addColumn('enrolment_id', 'bigint', (column) => column.references('enrolments.id'))
    .addColumn('step_id', 'bigint', (column) => column.references('steps.id'))
    .addColumn('version_id', 'bigint', (column) => column.references('versions.id'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('owner', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('fence', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('generation', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('template_hash', 'text', (column) => column.references('templates.hash'))
    .addColumn('frozen', 'text')
    .addColumn('frozen_hash', 'text')
    .addColumn('first_attempt_at', 'bigint')
    .addColumn('handed_over_at', 'bigint')
    .addColumn('submitted_at', 'bigint')
    .addColumn('transport', 'text')
    .addColumn('provider_id', 'text')
    .addColumn('batch_id', 'bigint', (column) => column.references('batches.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('deliveries_step', ['enrolment_id', 'step_id'])
    .execute()
}

/** Partial indexes: finding what is due costs the same however many deliveries are done. */
async function makeDeliveryIndexes(db: Kysely<unknown>): Promise<void> {
  await sql`create index deliveries_due on deliveries (kind, due_at, id) where state = 'scheduled'`.execute(
    db,
  )
  await sql`create index deliveries_leased on deliveries (lease_until, id)
    where state in ('claimed', 'frozen')`.execute(db)
  await db.schema
    .createIndex('deliveries_subscription')
    .on('deliveries')
    .columns(['subscription_id', 'step_id'])
    .execute()
  await db.schema.createIndex('deliveries_provider').on('deliveries').column('provider_id').execute()
}

async function makeEvents(db: Kysely<unknown>, make: Make): Promise<void> {
  await make('events')
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('provider_event_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('delivery_id', 'bigint', (column) => column.references('deliveries.id'))
    .addColumn('subscription_id', 'bigint', (column) => column.references('subscriptions.id'))
    .addColumn('raw', 'text', (column) => column.notNull())
    .addColumn('occurred_at', 'bigint', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('events_once', ['provider', 'provider_event_id'])
    .execute()
  await db.schema.createIndex('events_subscription').on('events').column('subscription_id').execute()
  await make('suppressions')
    .addColumn('address_hash', 'text', (column) => column.notNull().unique())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
}
