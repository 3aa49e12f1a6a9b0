import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Dialect } from './dialect.ts'
import { initial } from './migrations/0001-initial.ts'
import { deliveryPromise } from './migrations/0002-delivery-promise.ts'
import { readersSide } from './migrations/0003-readers-side.ts'
import { whoWrites } from './migrations/0004-who-writes.ts'
import type { Schema } from './schema.ts'

/** Every migration in order. One that has landed is never edited: a change is a new one. */
function migrations(dialect: Dialect): Record<string, Migration> {
  return {
    '0001-initial': initial(dialect),
    '0002-delivery-promise': deliveryPromise(dialect),
    '0003-readers-side': readersSide(dialect),
    '0004-who-writes': whoWrites(),
  }
}

export type Migrated =
  | { readonly kind: 'migrated'; readonly applied: readonly string[] }
  | { readonly kind: 'newer'; readonly name: string }

/** Brings the database to the newest migration; refuses one that a newer program has already changed. */
export async function migrateToLatest(db: Kysely<Schema>, dialect: Dialect): Promise<Migrated> {
  const known = migrations(dialect)
  const unknown = (await listApplied(db)).find((name) => !(name in known))
  if (unknown !== undefined) return { kind: 'newer', name: unknown }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw new Error('A migration failed; the database is as it was before it.', { cause: error })
  return { kind: 'migrated', applied: (results ?? []).map((result) => result.migrationName) }
}

async function listApplied(db: Kysely<Schema>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === 'kysely_migration')) return []
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute()
  return rows.map((row) => row.name)
}
