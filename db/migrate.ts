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

/**
 * Brings the database to the newest migration; refuses one that a newer program has already changed. `alone` runs what
 * migrates where no other process does so at the same moment; mostly there is nothing to do, and it is not called.
 */
export async function migrateToLatest(
  db: Kysely<Schema>,
  dialect: Dialect,
  alone: (work: () => Promise<void>) => Promise<void> = (work) => work(),
): Promise<Migrated> {
  const known = migrations(dialect)
  const before = await listApplied(db)
  const unknown = before.find((name) => !(name in known))
  if (unknown !== undefined) return { kind: 'newer', name: unknown }
  const applied = Object.keys(known).filter((name) => !before.includes(name))
  if (applied.length > 0) await alone(() => runMigrations(db, known))
  return { kind: 'migrated', applied }
}

async function runMigrations(db: Kysely<Schema>, known: Record<string, Migration>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Error('A migration failed; the database is as it was before it.', { cause: error })
}

async function listApplied(db: Kysely<Schema>): Promise<readonly string[]> {
  const list = async (): Promise<string[]> => {
    const names = db.withTables<{ kysely_migration: { name: string } }>().selectFrom('kysely_migration')
    return (await names.select('name').execute()).map(({ name }) => name)
  }
  return await list().catch(async () => {
    // Looking through all tables takes longer than the rest of a start, and only a new database lacks this one.
    const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
    return tables.some(({ name }) => name === 'kysely_migration') ? await list() : []
  })
}
