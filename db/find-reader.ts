import { existsSync } from 'node:fs'
import { Kysely } from 'kysely'
import { sqlitePath } from './connect.ts'
import { ImmediateSqliteDialect, openSqliteReader } from './dialect-sqlite.ts'
import type { Schema } from './schema.ts'

/** An open database that can only be read: nothing is brought to a newer migration. */
export interface Reader {
  readonly read: Kysely<Schema>
  close(): Promise<void>
}

/** The database of `DATABASE_URL` to read, or null where none has been made yet. */
export function findReader(url: string): Reader | null {
  if (!url.startsWith('file:') || !existsSync(sqlitePath(url))) return null
  const read = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(openSqliteReader(sqlitePath(url))) })
  return { read, close: () => read.destroy() }
}
