import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Kysely } from 'kysely'
import { ImmediateSqliteDialect, openSqliteReader, openSqliteWriter, sqlite } from './dialect-sqlite.ts'
import { migrateToLatest } from './migrate.ts'
import { type DiskProbe, networkOf } from './network-disk.ts'
import { sameFileCheck } from './same-file.ts'
import type { Schema } from './schema.ts'
import type { OpenStore, Store } from './store.ts'

/** The file that a `file:` address names, relative to the working directory. */
export function sqlitePath(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : resolve(url.replace(/^file:/, ''))
}

/** The same, or null for a database on a server. */
export function databaseFile(url: string): string | null {
  return url.startsWith('file:') ? sqlitePath(url) : null
}

/**
 * Opens the database of `DATABASE_URL`, making its folder, and brings it to the newest migration. `probe` tells
 * what disk the file is on.
 */
export async function openStore(url: string, probe?: DiskProbe): Promise<OpenStore> {
  if (/^postgres(ql)?:/.test(url)) {
    // The driver is only loaded where it is used.
    const { openPostgres } = await import('./open-postgres.ts')
    return await openPostgres(url)
  }
  if (!url.startsWith('file:')) return problem('DATABASE_URL must begin with file: or postgres://.')
  const path = sqlitePath(url)
  const network = networkOf(path, probe)
  if (network !== null) return problem(networkWords(path, network))
  try {
    makeFolder(dirname(path))
    checkWritable(path)
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

/** SQLite itself opens a file that it may not write to, and fails only at the first write. */
function checkWritable(path: string): void {
  accessSync(dirname(path), constants.W_OK)
  if (existsSync(path)) accessSync(path, constants.W_OK)
}

async function openSqlite(path: string): Promise<OpenStore> {
  const db = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(openSqliteWriter(path)) })
  const refusal = await migrate(db).catch(async (error: unknown) => {
    await db.destroy()
    throw error
  })
  if (refusal !== null) {
    await db.destroy()
    return problem(refusal)
  }
  const read = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(openSqliteReader(path)) })
  const close = async (): Promise<void> => {
    await read.destroy()
    await db.destroy()
  }
  const checkFile = sameFileCheck(path)
  const transact: Store['transact'] = async (_name, work) => {
    checkFile()
    return await db.transaction().execute(work)
  }
  return { kind: 'open', store: { db, read, dialect: sqlite, now: Date.now, transact, close } }
}

/** Brings the database to the newest migration; gives why it must be left alone, or null. */
async function migrate(db: Kysely<Schema>): Promise<string | null> {
  const migrated = await migrateToLatest(db, sqlite)
  return migrated.kind === 'newer'
    ? `The database is newer than this program (it has ${migrated.name}). Install the newer Rivulet.`
    : null
}

function networkWords(path: string, network: string): string {
  return `The database ${path} would be on a network disk (${network}), where SQLite’s locks do not hold and it may be damaged. Set DATABASE_URL to a file on a disk of this machine.`
}

/** By the beginning of the code: extended codes begin with their primary one. */
const known: Readonly<Record<string, string>> = {
  EACCES: 'no permission to write there',
  EROFS: 'that disk is read-only',
  ENOENT: 'its folder cannot be made',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EEXIST: 'its folder is a file',
  ENOSPC: 'its disk is full: make room on it',
  SQLITE_FULL: 'its disk is full: make room on it',
  SQLITE_IOERR: 'its disk failed to read or write, or is full',
  SQLITE_CANTOPEN: 'the file cannot be opened or made',
  SQLITE_NOTADB: 'that file is not a database',
  SQLITE_CORRUPT: 'the file is damaged: put a backup back',
  SQLITE_READONLY: 'the file is read-only',
  SQLITE_BUSY: 'another program holds it locked',
}

/** What failed may be the cause of the error that arrived: a migration wraps it. */
function reasonOf(error: unknown): string {
  for (let one = error; one instanceof Error; one = one.cause) {
    const code = 'code' in one ? String(one.code) : ''
    const words = Object.entries(known).find(([beginning]) => code.startsWith(beginning))?.[1]
    if (words !== undefined) return words
  }
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error)
}

function problem(message: string): OpenStore {
  return { kind: 'problem', message }
}
