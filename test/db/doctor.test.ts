import { chmodSync } from 'node:fs'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findNewestMoment, getDatabaseFacts } from '../../db/doctor.ts'
import { DIALECTS, openTestStore, type TestStore } from '../support/database.ts'

describe.runIf(DIALECTS.includes('postgres'))('what a server says of itself', () => {
  it('is its version and size, and which settings make its commits unsafe', async () => {
    const test = await openTestStore('postgres')
    const facts = await getDatabaseFacts(test.store.db, test.store.dialect)
    // The server of these tests does not wait for its disk.
    const careless = ['fsync is off', 'full_page_writes is off', 'synchronous_commit is off']
    expect(facts).toMatchObject({ kind: 'postgres', careless })
    expect(facts.version).toMatch(/^\d+\.\d+/)
    expect(facts.bytes).toBeGreaterThan(1_000_000)
    expect(await findNewestMoment(test.store.read)).toBeNull()
    await test.close()
  })
})

describe.runIf(DIALECTS.includes('sqlite'))('what the file of SQLite says of itself', () => {
  let test: TestStore
  beforeEach(async () => {
    test = await openTestStore('sqlite')
  })
  afterEach(async () => await test.close())

  const facts = () => getDatabaseFacts(test.store.db, test.store.dialect)

  it('is that a new one is whole, in WAL, and durable', async () => {
    await sql`pragma synchronous = full`.execute(test.store.db)
    expect(await facts()).toMatchObject({ journal: 'wal', durable: true, faults: [], orphans: [] })
    expect((await facts()).version).toMatch(/^3\.\d+\.\d+$/)
    expect(await findNewestMoment(test.store.read)).toBeNull()
  })

  it('is how far it is open to others, with the files beside it', async () => {
    expect(await facts()).toMatchObject({ mode: 0o600 })
    chmodSync(`${test.folder}/rivulet.db-wal`, 0o640)
    expect(await facts()).toMatchObject({ mode: 0o640 })
  })

  it('names the tables with rows that point at nothing', async () => {
    const { db } = test.store
    await sql`pragma foreign_keys = off`.execute(db)
    await sql`insert into steps (sequence_id, key) values (77, 'x'), (78, 'y')`.execute(db)
    await sql`pragma foreign_keys = on`.execute(db)
    expect(await facts()).toMatchObject({ faults: [], orphans: ['steps'] })
  })

  it('tells rows that break a rule of their table, and commits that are not durable', async () => {
    const { db } = test.store
    await sql`pragma synchronous = normal`.execute(db)
    await sql`create table scratch (amount integer check (amount > 0))`.execute(db)
    await sql`pragma ignore_check_constraints = on`.execute(db)
    await sql`insert into scratch values (-1)`.execute(db)
    await sql`pragma ignore_check_constraints = off`.execute(db)
    expect(await facts()).toMatchObject({ durable: false, faults: ['CHECK constraint failed in scratch'] })
  })
})
