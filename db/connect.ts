import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Kysely } from 'kysely'
import type { Dialect } from './dialect.ts'
import { ImmediateSqliteDialect, openSqliteReader, openSqliteWriter, sqlite } from './dialect-sqlite.ts'
import { migrateToLatest } from './migrate.ts'
import type { Db, Schema } from './schema.ts'

/** An open database: one connection that writes, one that reads. */
export interface Store {
  readonly db: Kysely<Schema>
  readonly read: Kysely<Schema>
  readonly dialect: Dialect
  /** A transaction on the connection that writes; its name is for whoever watches. */
  transact<Value>(name: string, work: (tx: Db) => Promise<Value>): Promise<Value>
  close(): Promise<void>
}

export type OpenStore =
  | { readonly kind: 'open'; readonly store: Store }
  | { readonly kind: 'problem'; readonly message: string }

/** The file that a `file:` address names, relative to the working directory. */
export function sqlitePath(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : resolve(url.replace(/^file:/, ''))
}

/** Opens the database of `DATABASE_URL`, making its folder, and brings it to the newest migration. */
export async function openStore(url: string): Promise<OpenStore> {
  if (!url.startsWith('file:')) {
    return problem('DATABASE_URL must begin with file: (PostgreSQL is not supported yet).')
  }
  const path = sqlitePath(url)
  try {
    makeFolder(dirname(path))
    return await openSqlite(path)
  } catch (error) {
    return problem(`Cannot open the database ${path}: ${reasonOf(error)}. Check DATABASE_URL and its folder.`)
  }
}

/** One folder at a time: Node's own recursive way never returns where a file system makes none (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

async function openSqlite(path: string): Promise<OpenStore> {
  const db = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(openSqliteWriter(path)) })
  const migrated = await migrateToLatest(db, sqlite)
  if (migrated.kind === 'newer') {
    await db.destroy()
    return problem(
      `The database is newer than this program (it has ${migrated.name}). Install the newer Rivulet.`,
    )
  }
  const read = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(openSqliteReader(path)) })
  const close = async (): Promise<void> => {
    await read.destroy()
    await db.destroy()
  }
  const transact: Store['transact'] = (_name, work) => db.transaction().execute(work)
  return { kind: 'open', store: { db, read, dialect: sqlite, transact, close } }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known: Readonly<Record<string, string>> = {
    EACCES: 'no permission to write there',
    EROFS: 'that disk is read-only',
    ENOENT: 'its folder cannot be made',
    ENOTDIR: 'a part of its path is a file, not a folder',
    EEXIST: 'its folder is a file',
    SQLITE_CANTOPEN: 'the file cannot be opened or made',
    SQLITE_NOTADB: 'that file is not a database',
    SQLITE_READONLY: 'the file is read-only',
    SQLITE_BUSY: 'another program holds it locked',
  }
  return known[code] ?? (error instanceof Error ? error.message.replace(/\.$/, '') : String(error))
}

function problem(message: string): OpenStore {
  return { kind: 'problem', message }
}
