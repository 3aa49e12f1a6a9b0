import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { CompiledQuery } from 'kysely'
import { openStore, type Store } from '../../db/connect.ts'

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
  const store = await open(path)
  await store.db.executeQuery(CompiledQuery.raw('pragma synchronous = off'))
  const look = new Database(path, { readonly: true })
  const close = async (): Promise<void> => {
    look.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { store, look, close }
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
