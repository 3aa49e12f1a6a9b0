import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type PostgresServer, startPostgres } from '../../bench/postgres/start-server.ts'
import { openStore } from '../../db/connect.ts'
import { placeOf, refusalOf } from '../../db/open-postgres.ts'
import type { Store } from '../../db/store.ts'
import { openTestStore, type TestStore } from '../support/database.ts'
import { makeBareDatabase, runSql } from '../support/postgres.ts'

const problemOf = async (url: string): Promise<string> => {
  const opened = await openStore(url)
  if (opened.kind === 'open') await opened.store.close()
  return opened.kind === 'problem' ? opened.message : ''
}

const open = async (url: string): Promise<Store> => {
  const opened = await openStore(url)
  if (opened.kind === 'problem') throw new Error(opened.message)
  return opened.store
}

describe('opening a database on a server', () => {
  it('says what is wrong and never the password', async () => {
    const url = await makeBareDatabase()
    const wrong = url.replace('rivulet:rivulet', 'rivulet:sesame')
    expect(await problemOf(wrong)).toMatch(/wrong user or password/)
    expect(await problemOf(wrong)).not.toMatch(/sesame/)
    expect(await problemOf(url.replace(/bare_\d+/, 'missing'))).toMatch(/no such database/)
    expect(await problemOf('postgres://u:sesame@127.0.0.1:1/x')).toBe(
      'Cannot open the database 127.0.0.1:1/x: no server listens there. Check DATABASE_URL.',
    )
  })

  it.each([
    'postgres://u:123/SESAME@127.0.0.1:1/db',
    'postgres:/u:SESAME@h/db',
    'postgres:u:SESAME@h/db',
    'postgres://u:12#SESAME@127.0.0.1:1/db',
    'postgres://u:12?SESAME@127.0.0.1:1/db',
    'postgres://u:SE@SAME@127.0.0.1:1/db',
    'postgres://SESAME:SESAME@127.0.0.1:1/db?sslmode=require',
    'postgres://127.0.0.1:1/%zz',
    'postgres://127.0.0.1:1/a%0Ab%1b[31m',
  ])('tells nothing of a password in %s, and no character that a terminal obeys', async (url) => {
    const problem = await problemOf(url)
    expect(problem).toMatch(/^Cannot open the database /)
    expect(problem).not.toMatch(/SAME|u:12|\p{Cc}/u)
  })

  it('names host and database where they can be told apart', () => {
    expect(placeOf('postgres://ann:x@db.example.com:5433/rivulet?sslmode=require')).toBe(
      'db.example.com:5433/rivulet',
    )
    expect(placeOf('postgresql://[::1]/rivulet')).toBe('[::1]/rivulet')
    expect(placeOf('postgres:///rivulet')).toBe('localhost/rivulet')
    expect(placeOf('postgres://ann:a/b@db.example.com/rivulet')).toBe('of DATABASE_URL')
  })

  it('refuses servers that are too old', () => {
    const server = { version: 130_012, name: '13.12', standby: false, readOnly: 'off' }
    expect(refusalOf(server, 'The database x')).toBe(
      'The database x is PostgreSQL 13.12: 14 or newer is needed.',
    )
    expect(refusalOf({ ...server, version: 140_000 }, 'The database x')).toBeNull()
  })

  it('refuses a server that can only be read', async () => {
    const standby = await startPostgres({ durable: false, standby: true })
    expect(await problemOf(standby.urlOf('postgres'))).toMatch(/is a standby, which can only be read/)
    await standby.stop()
    const url = await makeBareDatabase()
    await runSql(
      url,
      `alter database ${new URL(url).pathname.slice(1)} set default_transaction_read_only = on`,
    )
    expect(await problemOf(url)).toMatch(/default_transaction_read_only is on/)
  })

  it('migrates once where several processes start at the same moment', async () => {
    const url = await makeBareDatabase()
    const opened = await Promise.all(Array.from({ length: 4 }, () => openStore(url)))
    expect(opened.map(({ kind }) => kind)).toEqual(['open', 'open', 'open', 'open'])
    for (const one of opened) if (one.kind === 'open') await one.store.close()
  })

  it('leaves a database alone that a newer program has changed', async () => {
    const url = await makeBareDatabase()
    await (await open(url)).close()
    await runSql(url, "insert into kysely_migration (name, timestamp) values ('9999-later', 'x')")
    expect(await problemOf(url)).toMatch(/newer than this program \(it has 9999-later\)/)
  })
})

describe('transactions on a server', () => {
  let test: TestStore
  beforeEach(async () => {
    test = await openTestStore('postgres')
  })
  afterEach(async () => await test.close())

  const setting = (name: string) => ({ name, value: '1', updated_at: 0 })
  const names = async () =>
    (await test.store.read.selectFrom('settings').select('name').orderBy('name').execute()).map(
      ({ name }) => name,
    )

  it('are alone, one after the other', async () => {
    const { transact } = test.store
    const seen: string[] = []
    const add = (name: string) =>
      transact(name, async (tx) => {
        const before = await tx.selectFrom('settings').select('name').execute()
        seen.push(`${name} after ${before.length}`)
        await tx.insertInto('settings').values(setting(name)).execute()
      })
    await Promise.all(['a', 'b', 'c', 'd'].map(add))
    expect(seen.map((line) => line.slice(-1)).sort()).toEqual(['0', '1', '2', '3'])
  })

  it('go on beside others that are about other people, and wait for those about the same', async () => {
    const [ann, bob] = await people(test.store)
    const { transact } = test.store
    const order: string[] = []
    const gate = Promise.withResolvers<void>()
    const inside = Promise.withResolvers<void>()
    const first = transact(
      'first',
      async (tx) => {
        await tx.selectFrom('lists').select('id').execute()
        inside.resolve()
        await gate.promise
        order.push('ann')
      },
      { subscriptions: [ann] },
    )
    await inside.promise
    const same = transact('same', async () => void order.push('ann again'), { subscriptions: [ann] })
    const alone = same.then(() => transact('alone', async () => void order.push('alone')))
    await transact('other', async () => void order.push('bob'), { subscriptions: [bob] })
    gate.resolve()
    await Promise.all([first, alone])
    expect(order).toEqual(['bob', 'ann', 'ann again', 'alone'])
  })

  it('begin again where two of them met', async () => {
    const { transact } = test.store
    let tries = 0
    await transact('meeting', async () => {
      tries += 1
      if (tries < 3) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
    })
    expect(tries).toBe(3)
  })

  it('change nothing where the connection is lost, say that the database is gone, and work again after', async () => {
    const { transact, dialect } = test.store
    const lost = await transact('lost', async (tx) => {
      await tx.insertInto('settings').values(setting('half')).execute()
      await runSql(test.url, CUT_OTHERS)
      await tx.insertInto('settings').values(setting('whole')).execute()
    }).catch((error: unknown) => error)
    expect(dialect.isUnavailable(lost)).toBe(true)
    expect(dialect.faultOf(lost)).toBe('gone')
    await transact('after', (tx) => tx.insertInto('settings').values(setting('after')).execute())
    expect(await names()).toEqual(['after'])
  })

  it('fail for a broken rule as a bug does, not as a database that is gone', async () => {
    const { transact, dialect } = test.store
    const twice = () => transact('twice', (tx) => tx.insertInto('settings').values(setting('a')).execute())
    await twice()
    const error = await twice().catch((thrown: unknown) => thrown)
    expect(dialect.isUnavailable(error)).toBe(false)
    expect(dialect.isUnavailable(new Error('Connection terminated unexpectedly'))).toBe(true)
  })
})

describe('a server that is restarted', () => {
  let server: PostgresServer | null = null
  afterAll(async () => await server?.stop())

  it('is used again without a restart of ours, with all that was committed', async () => {
    server = await startPostgres({ durable: true })
    const { transact, read, dialect, close } = await open(server.urlOf('postgres'))
    const add = (name: string) =>
      transact('add', (tx) => tx.insertInto('settings').values({ name, value: '1', updated_at: 0 }).execute())
    await add('before')
    await server.restart('crash')
    await add('after').catch((error: unknown) => expect(dialect.isUnavailable(error)).toBe(true))
    await add('later')
    const kept = await read.selectFrom('settings').select('name').execute()
    expect(kept.map(({ name }) => name)).toEqual(expect.arrayContaining(['before', 'later']))
    await close()
  })
})

const CUT_OTHERS = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`

/** Two subscriptions of two people. */
async function people(store: Store): Promise<[number, number]> {
  const list = {
    name: 'Tips',
    slug: 'tips',
    from_name: 'Maya',
    zone: 'UTC',
    language: 'en',
    consent_text: 'Yes',
  }
  const listId = await store.transact('list', async (tx) => {
    const row = { ...list, created_at: 0 }
    return (await tx.insertInto('lists').values(row).returning('id').executeTakeFirstOrThrow()).id
  })
  const subscribe = (address: string) =>
    store.transact('subscribe', async (tx) => {
      const person = { address, address_key: address, created_at: 0 }
      const { id } = await tx
        .insertInto('subscribers')
        .values(person)
        .returning('id')
        .executeTakeFirstOrThrow()
      const row = { subscriber_id: id, list_id: listId, state: 'confirmed' as const, requested_at: 0 }
      return (await tx.insertInto('subscriptions').values(row).returning('id').executeTakeFirstOrThrow()).id
    })
  return [await subscribe('ann@example.com'), await subscribe('bob@example.com')]
}
