import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openStore } from '../../db/connect.ts'
import type { Store } from '../../db/store.ts'
import { type TestDatabase, takeDatabase } from './postgres.ts'

export type DialectName = 'sqlite' | 'postgres'

const chosen: DialectName = process.env.TEST_DATABASE === 'postgres' ? 'postgres' : 'sqlite'

/** The database that the tests of the store run on: the whole of them runs once on each. */
export const DIALECTS: readonly DialectName[] = [chosen]

export interface TestStore {
  readonly store: Store
  readonly url: string
  /** A folder of its own, deleted with it. */
  readonly folder: string
  close(): Promise<void>
}

/** A new, empty database of its own. */
export async function openTestStore(dialect: DialectName = chosen): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-test-'))
  const { url, release } =
    dialect === 'postgres' ? await takeDatabase() : await copyMigrated(join(folder, 'rivulet.db'))
  const store = await opened(url)
  // What is on disk after a power cut is for tests that open a database themselves.
  if (dialect === 'sqlite') await sql`pragma synchronous = off`.execute(store.db)
  const close = async (): Promise<void> => {
    await store.close()
    await release()
    rmSync(folder, { recursive: true, force: true })
  }
  return { store, url, folder, close }
}

/** Puts an empty database of the newest migration at a path. */
export async function copyMigrated(path: string): Promise<TestDatabase> {
  migrated ??= migrateOnce()
  copyFileSync(await migrated, path)
  return { url: `file:${path}`, release: async () => undefined }
}

/** The file that this process's databases are copied from, since migrating each takes longer. */
let migrated: Promise<string> | null = null

/** Closing it moves what was written from the journal into the one file. */
async function migrateOnce(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-test-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'migrated.db')
  const store = await opened(`file:${path}`)
  await store.close()
  return path
}

async function opened(url: string): Promise<Store> {
  const opening = await openStore(url)
  if (opening.kind === 'problem') throw new Error(opening.message)
  return opening.store
}
