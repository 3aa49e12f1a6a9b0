import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Dialect } from '../dialect.ts'
import { of, required, requiredOf, tableMaker } from './columns.ts'

/** What readers choose, how lists look and ask, limits of the sign-up form, and the record of who did what. */
export function readersSide(dialect: Dialect): Migration {
  return {
    async up(db) {
      await changeLists(db)
      await changePeople(db)
      await makeTables(db, dialect)
      await makeIndexes(db)
    },
  }
}

async function changeLists(db: Kysely<unknown>): Promise<void> {
  const table = (): ReturnType<typeof db.schema.alterTable> => db.schema.alterTable('lists')
  await table().addColumn('theme', 'text').execute()
  await table()
    .addColumn('opt_in', 'text', (column) => column.notNull().defaultTo('button'))
    .execute()
  await table()
    .addColumn('consent_version', 'integer', (column) => column.notNull().defaultTo(1))
    .execute()
  await table()
    .addColumn('fields', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute()
  for (const flag of ['listed', 'archive', 'track_clicks', 'track_opens', 'sensitive'])
    await table()
      .addColumn(flag, 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
}

async function changePeople(db: Kysely<unknown>): Promise<void> {
  const subscribers = (): ReturnType<typeof db.schema.alterTable> => db.schema.alterTable('subscribers')
  await subscribers().addColumn('language', 'text').execute()
  await subscribers().addColumn('zone', 'text').execute()
  await subscribers()
    .addColumn('fields', 'text', (column) => column.notNull().defaultTo('{}'))
    .execute()
  await subscribers().addColumn('erased_at', 'bigint').execute()
  await subscribers()
    .addColumn('erasing', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  const subscriptions = (): ReturnType<typeof db.schema.alterTable> => db.schema.alterTable('subscriptions')
  await subscriptions()
    .addColumn('pace', 'text', (column) => column.notNull().defaultTo('planned'))
    .execute()
  await subscriptions().addColumn('paused_until', 'bigint').execute()
  await subscriptions().addColumn('requested_profile', 'text').execute()
  await subscriptions().addColumn('browser_hash', 'text').execute()
  await subscriptions().addColumn('asked_in', 'bigint', of('deliveries.id')).execute()
  await subscriptions().addColumn('left_reason', 'text').execute()
  const consents = (): ReturnType<typeof db.schema.alterTable> => db.schema.alterTable('consents')
  await consents().addColumn('text_version', 'integer').execute()
  await consents().addColumn('network_hash', 'text').execute()
}

async function makeTables(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const make = tableMaker(db, dialect)
  await make('sequence_choices')
    .addColumn('subscription_id', 'bigint', requiredOf('subscriptions.id'))
    .addColumn('sequence_id', 'bigint', requiredOf('sequences.id'))
    .addColumn('off', 'integer', required)
    .addColumn('pace', 'text', required)
    .addColumn('paused_until', 'bigint')
    .addColumn('updated_at', 'bigint', required)
    .addUniqueConstraint('sequence_choices_once', ['subscription_id', 'sequence_id'])
    .execute()
  await make('address_changes')
    .addColumn('subscriber_id', 'bigint', requiredOf('subscribers.id'))
    .addColumn('address', 'text')
    .addColumn('requested_at', 'bigint', required)
    .addColumn('confirmed_at', 'bigint')
    .execute()
  await db.schema
    .alterTable('deliveries')
    .addColumn('change_id', 'bigint', of('address_changes.id'))
    .execute()
  await db.schema
    .createTable('buckets')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('empty_at', 'bigint', required)
    .execute()
  await make('audit')
    .addColumn('at', 'bigint', required)
    .addColumn('actor', 'text', required)
    .addColumn('action', 'text', required)
    .addColumn('list_id', 'bigint')
    .addColumn('sequence_id', 'bigint')
    .addColumn('subscriber_id', 'bigint')
    .addColumn('details', 'text', required)
    .execute()
}

async function makeIndexes(db: Kysely<unknown>): Promise<void> {
  await sql`create index subscriptions_pending on subscriptions (requested_at, id)
    where state = 'pending'`.execute(db)
  await sql`create index subscriptions_asked on subscriptions (asked_in)`.execute(db)
  await sql`create index events_kept on events (received_at) where raw <> '{}'`.execute(db)
  await sql`create index subscribers_erasing on subscribers (id) where erasing = 1`.execute(db)
  await sql`create index deliveries_change on deliveries (change_id) where change_id is not null`.execute(db)
  await sql`create index address_changes_person on address_changes (subscriber_id)`.execute(db)
  await sql`create index buckets_empty on buckets (empty_at)`.execute(db)
  await sql`create index events_delivery on events (delivery_id, kind) where delivery_id is not null`.execute(
    db,
  )
}
