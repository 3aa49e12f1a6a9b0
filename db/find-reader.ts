import { existsSync } from 'node:fs'
import { Kysely, PostgresDialect } from 'kysely'
import { databaseFile } from './connect.ts'
import type { Schema } from './schema.ts'

/** An open database that can only be read: nothing is brought to a newer migration. */
export interface Reader {
  readonly read: Kysely<Schema>
  close(): Promise<void>
}

/** The database of `DATABASE_URL` to read, or null where none has been made yet. */
export async function findReader(url: string): Promise<Reader | null> {
  const read = await openReader(url)
  return read && { read, close: () => read.destroy() }
}

/** Each driver is only loaded where it is used. */
async function openReader(url: string): Promise<Kysely<Schema> | null> {
  const file = databaseFile(url)
  if (file === null) {
    const { openPool } = await import('./dialect-postgres.ts')
    return new Kysely<Schema>({
      dialect: new PostgresDialect({ pool: openPool({ url, max: 1, purpose: 'read' }) }),
    })
  }
  if (!existsSync(file)) return null
  const { ImmediateSqliteDialect, openSqliteReader } = await import('./dialect-sqlite.ts')
  return new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(openSqliteReader(file)) })
}
