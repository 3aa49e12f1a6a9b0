import { once } from 'node:events'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Backup, writeBackup } from '../../db/backup.ts'
import { openStore } from '../../db/connect.ts'
import { insertInstance } from '../../db/instance.ts'
import type { Store } from '../../db/store.ts'
import { openTestStore, type TestStore } from '../support/database.ts'
import { canMakeDisk, runOnOwnDisk, sourceAddress } from '../support/own-disk.ts'

const hold = { reason: 'This is a backup.', since: 7 }

// A copy of the file is SQLite's own matter: PostgreSQL has pg_dump.
describe('writeBackup', () => {
  let test: TestStore
  let target: string
  beforeEach(async () => {
    test = await openTestStore('sqlite')
    await insertInstance(test.store.db, {
      ...{ name: 'i', epoch: 1, pepper: 'p', hold_reason: null, created_at: 0 },
    })
    target = join(test.folder, 'backup.db')
  })
  afterEach(() => test.close())

  const back = async (path = target, replace = false) =>
    await writeBackup(test.store.read, { path, replace, hold })
  const messageOf = (backup: Backup): string => (backup.kind === 'problem' ? backup.message : '')
  const open = async <Value>(path: string, read: (store: Store) => Promise<Value>): Promise<Value> => {
    const opened = await openStore(`file:${path}`)
    if (opened.kind === 'problem') throw new Error(opened.message)
    try {
      return await read(opened.store)
    } finally {
      await opened.store.close()
    }
  }

  it('writes a copy that opens on hold, for its owner only, and leaves the original as it was', async () => {
    const backup = await back()
    expect(backup).toEqual({ kind: 'written', path: target, bytes: statSync(target).size })
    expect(statSync(target).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
    const held = { hold_reason: hold.reason, hold_kind: 'backup', hold_since: 7 }
    const instances = await open(target, ({ db }) => db.selectFrom('instance').selectAll().execute())
    expect(instances).toMatchObject([held])
    const original = await test.store.db.selectFrom('instance').selectAll().execute()
    expect(original).toMatchObject([{ hold_reason: null, hold_kind: null }])
  })

  it('copies one moment, while another connection goes on writing', async () => {
    const writing = new Worker(WRITER, {
      eval: true,
      workerData: {
        path: join(test.folder, 'rivulet.db'),
        sqlite: createRequire(import.meta.url).resolve('better-sqlite3'),
      },
    })
    await once(writing, 'message')
    try {
      const count = async (store: Store): Promise<number[]> => {
        const rows = await store.db.selectFrom('settings').select('value').orderBy('name').execute()
        return rows.map(({ value }) => Number(value))
      }
      for (let round = 0; round < 5; round++) {
        expect(await back(target, true)).toMatchObject({ kind: 'written' })
        const [a, b] = await open(target, count)
        expect(a).toBe(b)
      }
      const [before = 0] = await open(target, count)
      // The other thread writes when it has its turn.
      await expect.poll(async () => (await count(test.store))[0]).toBeGreaterThan(before)
    } finally {
      await writing.terminate()
    }
  })

  it('never writes over a file unless it is told to, and never over the database itself', async () => {
    writeFileSync(target, 'mine')
    expect(messageOf(await back())).toMatch(/is there already.*--force/)
    expect(readFileSync(target, 'utf8')).toBe('mine')
    expect(await back(target, true)).toMatchObject({ kind: 'written' })
    linkSync(join(test.folder, 'rivulet.db'), join(test.folder, 'link.db'))
    for (const name of ['rivulet.db', 'rivulet.db-wal', 'rivulet.db-shm', 'rivulet.db.mark', 'link.db']) {
      expect(messageOf(await back(join(test.folder, name), true))).toMatch(/belongs to the database itself/)
    }
  })

  it('says what is in its way, and leaves nothing half done behind', async () => {
    const before = readdirSync(test.folder)
    expect(messageOf(await back(join(test.folder, 'no', 'backup.db')))).toMatch(/There is no folder/)
    mkdirSync(join(test.folder, 'folder'))
    expect(messageOf(await back(join(test.folder, 'folder'), true))).toMatch(/is not a file/)
    await test.store.db.updateTable('instance').set({ epoch: 2 }).execute()
    await test.store.db.schema.dropTable('instance').execute()
    expect(messageOf(await back())).toMatch(/^Cannot write the backup .*no such table/)
    expect(existsSync(target)).toBe(false)
    expect(readdirSync(test.folder)).toEqual([...before, 'folder'].toSorted())
  })

  it.skipIf(!canMakeDisk())('says that the disk is full, and leaves nothing behind', () => {
    const printed = runOnOwnDisk(`
      import { readdirSync } from 'node:fs'
      import { writeBackup } from ${sourceAddress('db/backup.ts')}
      import { openStore } from ${sourceAddress('db/connect.ts')}
      const { store } = await openStore(${JSON.stringify(test.url)})
      const wanted = { path: '/mnt/backup.db', replace: false, hold: { reason: 'x', since: 1 } }
      const { message } = await writeBackup(store.read, wanted)
      console.log(JSON.stringify({ message, left: readdirSync('/mnt') }))`)
    const message = 'Cannot write the backup /mnt/backup.db: the disk is full.'
    expect(printed).toEqual({ message, left: [] })
  })
})

/** Two values that are always the same after a commit. */
const WRITER = `
  const { parentPort, workerData } = require('node:worker_threads')
  const Database = require(workerData.sqlite)
  const database = new Database(workerData.path, { timeout: 5000 })
  database.exec("insert into settings (name, value, updated_at) values ('a', '0', 0), ('b', '0', 0)")
  const set = database.prepare('update settings set value = ? where name = ?')
  const both = database.transaction((count) => {
    set.run(String(count), 'a')
    set.run(String(count), 'b')
  })
  parentPort.postMessage('writing')
  for (let count = 1; count < 1000000; count++) both.immediate(count)
`
