import { closeSync, existsSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { CompiledQuery, type DatabaseConnection, type Driver, SqliteDialect, SqliteDriver } from 'kysely'
import { codeOf, type DatabaseFault, type Dialect } from './dialect.ts'
import { preparingOnce } from './prepared-statements.ts'

export const sqlite: Dialect = {
  name: 'sqlite',
  skipLocked: false,
  isUnavailable: (error) => /^SQLITE_(?!CONSTRAINT)/.test(codeOf(error)),
  faultOf: (error) => faults.find(({ code }) => code.test(codeOf(error)))?.fault ?? 'gone',
}

const faults: readonly { readonly code: RegExp; readonly fault: DatabaseFault }[] = [
  { code: /^SQLITE_FULL/, fault: 'full' },
  { code: /^SQLITE_(BUSY|LOCKED)/, fault: 'locked' },
  { code: /^SQLITE_READONLY(?!_DBMOVED)/, fault: 'read-only' },
]

const OLDEST_SQLITE = [3, 51, 3] as const

/** Addresses, keys and all mail are in it: nobody else on the machine is to read it. */
const OWNER_ONLY = 0o600

/**
 * Opens a database file for writing, one that it makes being readable by its owner only: WAL, each commit on disk before it returns (`synchronous=FULL`;
 * better-sqlite3 is compiled with NORMAL, which may lose the last commits at a power cut).
 */
export function openSqliteWriter(path: string): Database.Database {
  makeClosed(path)
  const database = new Database(path)
  database.pragma('busy_timeout = 5000')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('trusted_schema = OFF')
  checkVersion(database)
  return database
}

/** SQLite gives what it makes beside a file (-wal, -shm) the mode of that file, which keeps the one it has. */
function makeClosed(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', OWNER_ONLY))
}

/** A second connection that can only read, so that pages need not wait behind a write. */
export function openSqliteReader(path: string): Database.Database {
  const database = new Database(path, { readonly: true })
  database.pragma('busy_timeout = 5000')
  database.pragma('trusted_schema = OFF')
  return database
}

/** Versions before 3.51.3 can corrupt a WAL file that two connections use (fixed 2026-03-13). */
function checkVersion(database: Database.Database): void {
  const version = String(database.prepare('select sqlite_version()').pluck().get())
  const parts = version.split('.').map(Number)
  const difference = OLDEST_SQLITE.map((least, index) => (parts[index] ?? 0) - least).find((n) => n !== 0)
  if ((difference ?? 0) < 0) throw new Error(`SQLite ${version} is too old: 3.51.3 or newer is needed.`)
}

/** Kysely's SQLite dialect, with transactions that take the write lock at their start. */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: Database.Database

  constructor(database: Database.Database) {
    super({ database: preparingOnce(database) })
    this.#database = database
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#database)
  }
}

/** A deferred transaction that reads and then writes fails at once when another process wrote between. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #database: Database.Database

  constructor(database: Database.Database) {
    super({ database: preparingOnce(database) })
    this.#database = database
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  // A full disk ends the transaction by itself; a second rollback would fail and hide the error that says so.
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection)
  }
}
