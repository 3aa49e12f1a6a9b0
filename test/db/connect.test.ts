import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../db/connect.ts'
import { DIALECTS, openTestStore } from '../support/database.ts'
import { canMakeDisk, runOnOwnDisk, sourceAddress } from '../support/own-disk.ts'

for (const dialect of DIALECTS) {
  describe(`a database on ${dialect}`, () => {
    it('cannot write through its reading connection', async () => {
      const test = await openTestStore(dialect)
      const write = test.store.read.deleteFrom('lists').execute()
      await expect(write).rejects.toThrow(/read-?only/)
      await test.close()
    })

    it('never uses an id again', async () => {
      const test = await openTestStore(dialect)
      const { db } = test.store
      const insert = async () =>
        await db
          .insertInto('subscribers')
          .values({ address: 'a@example.com', address_key: 'a@example.com', created_at: 0 })
          .returning('id')
          .executeTakeFirstOrThrow()
      const first = await insert()
      await db.deleteFrom('subscribers').execute()
      expect((await insert()).id).toBe(first.id + 1)
      await test.close()
    })
  })
}

describe.runIf(DIALECTS.includes('sqlite'))('openStore on a file', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rivulet-connect-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const problemOf = async (url: string): Promise<string> => {
    const opened = await openStore(url)
    if (opened.kind === 'open') await opened.store.close()
    return opened.kind === 'problem' ? opened.message : ''
  }

  it('makes a database whose commits are on disk before they return', async () => {
    const opened = await openStore(`file:${join(folder, 'a.db')}`)
    if (opened.kind === 'problem') throw new Error(opened.message)
    const { db, close } = opened.store
    const pragma = async (name: string) =>
      Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db)).rows[0] ?? {})[0]
    expect(await pragma('journal_mode')).toBe('wal')
    expect(await pragma('synchronous')).toBe(2)
    expect(await pragma('foreign_keys')).toBe(1)
    expect(await pragma('busy_timeout')).toBe(5000)
    await close()
  })

  it('makes files that only their owner reads, whatever the folder, and leaves the mode of a file as it is', async () => {
    const path = join(folder, 'a.db')
    const modes = () =>
      readdirSync(folder).map((name) => `${name} ${(statSync(join(folder, name)).mode & 0o777).toString(8)}`)
    const open = async () => {
      const opened = await openStore(`file:${path}`)
      if (opened.kind === 'problem') throw new Error(opened.message)
      return opened.store
    }
    chmodSync(folder, 0o755)
    const umask = process.umask(0o022)
    try {
      const made = await open()
      expect(modes()).toEqual(['a.db 600', 'a.db-shm 600', 'a.db-wal 600'])
      await made.close()
      chmodSync(path, 0o644)
      const again = await open()
      expect(modes()).toEqual(['a.db 644', 'a.db-shm 644', 'a.db-wal 644'])
      await again.close()
    } finally {
      process.umask(umask)
    }
  })

  it('opens it again without changing it', async () => {
    const url = `file:${join(folder, 'a.db')}`
    for (let time = 0; time < 2; time++) {
      const opened = await openStore(url)
      if (opened.kind === 'problem') throw new Error(opened.message)
      const { rows } = await sql`select name from kysely_migration`.execute(opened.store.db)
      const names = ['0001-initial', '0002-delivery-promise', '0003-readers-side', '0004-who-writes']
      expect(rows).toEqual(names.map((name) => ({ name })))
      await opened.store.close()
    }
  })

  it('refuses a database that a newer program has changed', async () => {
    const url = `file:${join(folder, 'newer.db')}`
    const opened = await openStore(url)
    if (opened.kind === 'problem') throw new Error(opened.message)
    await sql`insert into kysely_migration values ('0999-later', '2030-01-01')`.execute(opened.store.db)
    await opened.store.close()
    expect(await problemOf(url)).toMatch(/newer than this program.*0999-later/)
  })

  it('says what is wrong with a file that is no database, a folder that is a file, and another kind of address', async () => {
    writeFileSync(
      join(folder, 'text.db'),
      'This is not a database, and it is long enough to be read as one.'.repeat(20),
    )
    expect(await problemOf(`file:${join(folder, 'text.db')}`)).toMatch(/not a database/)
    expect(await problemOf(`file:${join(folder, 'text.db', 'x.db')}`)).toMatch(
      /Cannot open the database.*Check DATABASE_URL/,
    )
    expect(await problemOf('mysql://localhost/x')).toMatch(/must begin with file:/)
    expect(await problemOf('file:/proc/nowhere/below/x.db')).toMatch(/Cannot open the database/)
  })

  it.skipIf(!canMakeDisk())('says that the disk is full, or can only be read', () => {
    const printed = runOnOwnDisk(`
      import { execFileSync } from 'node:child_process'
      import { openStore } from ${sourceAddress('db/connect.ts')}
      const full = await openStore('file:/mnt/full.db')
      execFileSync('mount', ['-o', 'remount,ro', '/mnt'])
      const readOnly = await openStore('file:/mnt/full.db')
      console.log(JSON.stringify([full.message, readOnly.message]))`)
    expect(printed).toEqual([
      expect.stringMatching(/^Cannot open the database \/mnt\/full\.db: its disk .*full[^\n]*$/),
      expect.stringMatching(/: that disk is read-only\. Check DATABASE_URL/),
    ])
  })

  it.skipIf(spawnSync('id', ['-u']).stdout.toString().trim() === '0')(
    'says that it may not write to a file or a folder',
    async () => {
      const url = `file:${join(folder, 'mine.db')}`
      expect(await problemOf(url)).toBe('')
      chmodSync(join(folder, 'mine.db'), 0o400)
      expect(await problemOf(url)).toMatch(/no permission to write there/)
      chmodSync(folder, 0o500)
      expect(await problemOf(`file:${join(folder, 'below', 'x.db')}`)).toMatch(/no permission/)
    },
  )
})
