import type Database from 'better-sqlite3'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** So many statements are kept; lists of ids make a statement for each of their lengths. */
const MOST_KEPT = 500

/** What may be run again as it was prepared; anything else may change what others mean. */
const REPEATABLE = /^\s*(?:select|insert|update|delete|with|begin|commit|rollback)\b/i

/**
 * A database that prepares each statement once. Preparing costs more than most of our statements do: an insert into a
 * table of many indexes takes half a millisecond the first time, and a twentieth of it after.
 */
export function preparingOnce(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => void database.close(),
    prepare(sql) {
      if (!REPEATABLE.test(sql)) {
        kept.clear()
        return database.prepare(sql) as SqliteStatement
      }
      const known = kept.get(sql)
      const statement = known ?? (database.prepare(sql) as SqliteStatement)
      // The one used last stands last, so that the first is the one to give up.
      if (known) kept.delete(sql)
      kept.set(sql, statement)
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '')
      return statement
    },
  }
}
