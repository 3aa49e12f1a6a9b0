import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import { openStore } from '../../db/connect.ts'
import {
  ImmediateSqliteDialect,
  openSqliteReader,
  openSqliteWriter,
  sqlite,
} from '../../db/dialect-sqlite.ts'
import type { Schema } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'

export interface QuickStore {
  readonly store: Store
  /** A connection of the test's own, for looking at the rows. */
  readonly look: Database.Database
  close(): Promise<void>
}

let filled: Promise<string> | null = null

/**
 * A database of its own, copied from one that `fill` has filled once in this process, whose commits are not waited
 * for: what is on disk after a power cut is tested elsewhere.
 */
export async function openQuickStore(fill: (store: Store) => Promise<void>): Promise<QuickStore> {
  filled ??= fillOnce(fill)
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-model-'))
  const path = join(folder, 'rivulet.db')
  copyFileSync(await filled, path)
  const writer = openSqliteWriter(path)
  writer.pragma('synchronous = off')
  const db = kyselyOn(writer)
  const read = kyselyOn(openSqliteReader(path))
  const look = new Database(path, { readonly: true })
  const close = async (): Promise<void> => {
    look.close()
    await read.destroy()
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  }
  const transact: Store['transact'] = (_name, work) => db.transaction().execute(work)
  return { store: { db, read, dialect: sqlite, now: Date.now, transact, close }, look, close }
}

/** Prepares each statement once, as this runs a few of them very often. */
function kyselyOn(database: Database.Database): Kysely<Schema> {
  const known = new Map<string, Database.Statement>()
  const prepare = database.prepare.bind(database)
  database.prepare = ((sql: string) => {
    const statement = known.get(sql) ?? prepare(sql)
    known.set(sql, statement)
    return statement
  }) as typeof database.prepare
  return new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(database) })
}

async function fillOnce(fill: (store: Store) => Promise<void>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-model-'))
  const path = join(folder, 'filled.db')
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const store = await open(path)
  await fill(store)
  await store.close()
  return path
}

async function open(path: string): Promise<Store> {
  const opened = await openStore(`file:${path}`)
  if (opened.kind === 'problem') throw new Error(opened.message)
  return opened.store
}
