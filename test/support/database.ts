import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '../../db/connect.ts'

/** Every database that the tests of the store run on. */
export const DIALECTS = ['sqlite'] as const

export type DialectName = (typeof DIALECTS)[number]

export interface TestStore {
  readonly store: Store
  readonly url: string
  readonly folder: string
  close(): Promise<void>
}

/** A new, empty database of its own. */
export async function openTestStore(_dialect: DialectName = 'sqlite'): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-test-'))
  const url = `file:${join(folder, 'rivulet.db')}`
  const opened = await openStore(url)
  if (opened.kind === 'problem') throw new Error(opened.message)
  const close = async (): Promise<void> => {
    await opened.store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { store: opened.store, url, folder, close }
}
