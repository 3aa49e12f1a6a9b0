import { type Kysely, sql } from 'kysely'
import { type Make, of, required, requiredOf } from './columns.ts'

/** Enrolments, deliveries and their attempts, as the first migration makes them. */
export async function makeDeliveries(db: Kysely<unknown>, make: Make): Promise<void> {
  await make('enrolments')
    .addColumn('subscription_id', 'bigint', requiredOf('subscriptions.id'))
    .addColumn('sequence_id', 'bigint', requiredOf('sequences.id'))
    .addColumn('run', 'integer', required)
    .addColumn('state', 'text', required)
    .addColumn('started_at', 'bigint', required)
    .addColumn('ended_at', 'bigint')
    .addUniqueConstraint('enrolments_run', ['subscription_id', 'sequence_id', 'run'])
    .execute()
  await db.schema
    .createIndex('enrolments_sequence')
    .on('enrolments')
    .columns(['sequence_id', 'state', 'id'])
    .execute()
  await make('batches')
    .addColumn('transport', 'text', required)
    .addColumn('generation', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('members', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('handed_over_at', 'bigint')
    .addColumn('created_at', 'bigint', required)
    .execute()
  await makeDeliveryTable(make)
  await makeDeliveryIndexes(db)
  await make('attempts')
    .addColumn('delivery_id', 'bigint', requiredOf('deliveries.id'))
    .addColumn('fence', 'integer', required)
    .addColumn('generation', 'integer', required)
    .addColumn('outcome', 'text', required)
    .addColumn('reason', 'text')
    .addColumn('provider_id', 'text')
    .addColumn('at', 'bigint', required)
    .execute()
  await db.schema.createIndex('attempts_delivery').on('attempts').column('delivery_id').execute()
}

async function makeDeliveryTable(make: Make): Promise<void> {
  await make('deliveries')
    .addColumn('kind', 'text', required)
    .addColumn('subscription_id', 'bigint', requiredOf('subscriptions.id'))
    .addColumn('enrolment_id', 'bigint', of('enrolments.id'))
    .addColumn('step_id', 'bigint', of('steps.id'))
    .addColumn('version_id', 'bigint', of('versions.id'))
    .addColumn('state', 'text', required)
    .addColumn('due_at', 'bigint', required)
    .addColumn('reason', 'text')
    .addColumn('owner', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('fence', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('generation', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('template_hash', 'text', of('templates.hash'))
    .addColumn('frozen', 'text')
    .addColumn('frozen_hash', 'text')
    .addColumn('first_attempt_at', 'bigint')
    .addColumn('handed_over_at', 'bigint')
    .addColumn('submitted_at', 'bigint')
    .addColumn('transport', 'text')
    .addColumn('provider_id', 'text')
    .addColumn('batch_id', 'bigint', of('batches.id'))
    .addColumn('created_at', 'bigint', required)
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
  await db.schema
    .createIndex('deliveries_step_state')
    .on('deliveries')
    .columns(['step_id', 'state'])
    .execute()
  await db.schema.createIndex('deliveries_provider').on('deliveries').column('provider_id').execute()
}
