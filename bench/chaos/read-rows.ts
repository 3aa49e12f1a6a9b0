import { sql } from 'kysely'
import type { Dialect } from '../../db/dialect.ts'
import type { Db } from '../../db/schema.ts'
import type { DeliveryFact } from './oracle.ts'

/** Every delivery of a step, with the address and the subject that tell which email it is. */
export async function listDeliveryFacts(db: Db): Promise<DeliveryFact[]> {
  return await db
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
    .innerJoin('steps', 'steps.id', 'deliveries.step_id')
    .select([
      'deliveries.id',
      'subscribers.address',
      'steps.key as subject',
      'deliveries.state',
      'deliveries.reason',
    ])
    .orderBy('deliveries.id')
    .execute()
}

/** `ok`, or what is damaged. */
export async function checkIntegrity(db: Db, dialect: Dialect): Promise<string> {
  return dialect.name === 'sqlite' ? await checkFile(db) : await checkIndexes(db)
}

/** Each index against its table, by PostgreSQL's own amcheck, which throws at what it finds. */
async function checkIndexes(db: Db): Promise<string> {
  await sql`create extension if not exists amcheck`.execute(db)
  const checked = sql`select bt_index_check(pg_class.oid, true) from pg_class
    join pg_am on pg_am.oid = pg_class.relam join pg_namespace on pg_namespace.oid = pg_class.relnamespace
    where pg_am.amname = 'btree' and pg_class.relkind = 'i' and pg_namespace.nspname = 'public'`
  return await checked.execute(db).then(
    () => 'ok',
    (error: unknown) => String(error),
  )
}

async function checkFile(db: Db): Promise<string> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
  return rows.map((row) => row.integrity_check).join('; ')
}
