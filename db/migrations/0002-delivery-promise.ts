import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Dialect } from '../dialect.ts'
import { required, tableMaker } from './columns.ts'

/** Batches under leases of their own, the senders' rates and circuits, settings, and what events say. Frozen once landed. */
export function deliveryPromise(dialect: Dialect): Migration {
  return {
    async up(db) {
      await changeDeliveries(db)
      await changeBatches(db)
      await changeInstance(db)
      await makeFlowTables(db, dialect)
      await makeIndexes(db)
    },
  }
}

async function changeDeliveries(db: Kysely<unknown>): Promise<void> {
  const table = (): ReturnType<typeof db.schema.alterTable> => db.schema.alterTable('deliveries')
  await table()
    .addColumn('sequence_id', 'bigint', (column) => column.references('sequences.id'))
    .execute()
  await table()
    .addColumn('by_hand', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await table().addColumn('key', 'text').execute()
  await table().addColumn('batch_limit', 'integer').execute()
  await table().addColumn('feedback', 'text').execute()
  await table().addColumn('feedback_at', 'bigint').execute()
  await sql`update deliveries set sequence_id =
    (select sequence_id from enrolments where enrolments.id = deliveries.enrolment_id)`.execute(db)
  await sql`update deliveries set key =
    (select 'delivery/' || name || '.' || epoch from instance) || '/' || id || '/' || generation
    where state = 'frozen'`.execute(db)
  await db.schema.alterTable('events').addColumn('applied_at', 'bigint').execute()
  await sql`update events set applied_at = received_at`.execute(db)
}

async function changeBatches(db: Kysely<unknown>): Promise<void> {
  const table = (): ReturnType<typeof db.schema.alterTable> => db.schema.alterTable('batches')
  await table()
    .addColumn('key', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await table().addColumn('owner', 'text').execute()
  await table().addColumn('lease_until', 'bigint').execute()
  await table()
    .addColumn('fence', 'integer', (column) => column.notNull().defaultTo(1))
    .execute()
  await table()
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await table().addColumn('reason', 'text').execute()
}

async function changeInstance(db: Kysely<unknown>): Promise<void> {
  const table = (): ReturnType<typeof db.schema.alterTable> => db.schema.alterTable('instance')
  await table()
    .addColumn('mark', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  await table().addColumn('worked_at', 'bigint').execute()
  await table().addColumn('away_from', 'bigint').execute()
  await table().addColumn('away_until', 'bigint').execute()
  await table().addColumn('hold_kind', 'text').execute()
  await table().addColumn('hold_since', 'bigint').execute()
  await db.schema.alterTable('lists').addColumn('paused_at', 'bigint').execute()
  await db.schema.alterTable('lists').addColumn('pause_reason', 'text').execute()
  await db.schema.alterTable('lists').addColumn('resumed_at', 'bigint').execute()
}

async function makeFlowTables(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable('settings')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', required)
    .addColumn('updated_at', 'bigint', required)
    .execute()
  await db.schema
    .createTable('senders')
    .addColumn('transport', 'text', (column) => column.primaryKey())
    .addColumn('next_slot_at', 'bigint', required)
    .addColumn('day', 'text')
    .addColumn('day_count', 'integer', required)
    .addColumn('started_on', 'text')
    .addColumn('blocked_until', 'bigint')
    .addColumn('block_kind', 'text')
    .addColumn('block_reason', 'text')
    .addColumn('blocked_since', 'bigint')
    .addColumn('block_count', 'integer', required)
    .execute()
  const make = tableMaker(db, dialect)
  await make('list_days')
    .addColumn('list_id', 'bigint', (column) => column.notNull().references('lists.id'))
    .addColumn('day', 'text', required)
    .addColumn('submitted', 'integer', required)
    .addUniqueConstraint('list_days_once', ['list_id', 'day'])
    .execute()
}

async function makeIndexes(db: Kysely<unknown>): Promise<void> {
  await sql`create index deliveries_due_step on deliveries (sequence_id, due_at, id)
    where state = 'scheduled'`.execute(db)
  await sql`create index deliveries_attention on deliveries (state, id)
    where state in ('held', 'failed', 'uncertain')`.execute(db)
  await sql`create index deliveries_returned on deliveries (feedback, handed_over_at)
    where feedback in ('bounced', 'complained')`.execute(db)
  await sql`create index deliveries_batch on deliveries (batch_id) where batch_id is not null`.execute(db)
  await sql`create index batches_open on batches (lease_until, id) where state = 'open'`.execute(db)
  await sql`create index events_unapplied on events (id) where applied_at is null`.execute(db)
}
