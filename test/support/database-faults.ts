import { renameSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { sqlitePath } from '../../db/connect.ts'
import type { Dialect } from '../../db/dialect.ts'
import type { Store } from '../../db/store.ts'
import type { TestStore } from './database.ts'
import { runSql, testPostgres } from './postgres.ts'

type Broken = 'full' | 'locked' | 'unreadable'

const codes: Readonly<Record<Dialect['name'], Readonly<Record<Broken, string>>>> = {
  sqlite: { full: 'SQLITE_FULL', locked: 'SQLITE_BUSY', unreadable: 'SQLITE_IOERR' },
  postgres: { full: '53100', locked: '55P03', unreadable: '58030' },
}

/** What the driver of a database throws where its disk is full, another holds it, or its disk fails. */
export function databaseError({ name }: Pick<Dialect, 'name'>, broken: Broken): Error & { code: string } {
  return Object.assign(new Error(`the database is ${broken}`), { code: codes[name][broken] })
}

type Place = Pick<Store, 'db' | 'dialect'>

/** From now on the database itself refuses to change one row of a table. */
export async function refuseUpdates({ db, dialect }: Place, table: string, id: number): Promise<void> {
  if (dialect.name === 'postgres') {
    await makeRaising(db, sql`raise exception 'broken'`)
    await sql`create trigger broken before update on ${sql.table(table)} for each row
      when (old.id = ${sql.lit(id)}) execute function broken.refuse()`.execute(db)
    return
  }
  await sql`create trigger broken before update on ${sql.table(table)} when old.id = ${sql.lit(id)}
    begin select raise(abort, 'broken'); end`.execute(db)
}

/** In a schema of its own, which goes with all that is in it when the database is emptied. */
async function makeRaising(db: Store['db'], raise: RawBuilder<unknown>): Promise<void> {
  await sql`create schema broken`.execute(db)
  await sql`create function broken.refuse() returns trigger language plpgsql as $$ begin ${raise}; end $$`.execute(
    db,
  )
}

/** Leaves no room for another setting; gives what makes room again. */
export async function fillDatabase(place: Place): Promise<() => Promise<void>> {
  return place.dialect.name === 'postgres' ? await refuseSettings(place) : await fillPages(place)
}

/** A server's disk is not ours to fill: it says so as it would. */
async function refuseSettings({ db }: Place): Promise<() => Promise<void>> {
  await makeRaising(db, sql`raise exception using errcode = ${sql.lit(codes.postgres.full)}`)
  await sql`create trigger broken before insert on settings execute function broken.refuse()`.execute(db)
  return async () => void (await sql`drop schema broken cascade`.execute(db))
}

async function fillPages({ db, dialect }: Place): Promise<() => Promise<void>> {
  const { page_count } = (await sql<{ page_count: number }>`pragma page_count`.execute(db)).rows[0] ?? {}
  await sql`pragma max_page_count = ${sql.lit((page_count ?? 0) + 4)}`.execute(db)
  for (let row = 0; row < 1000; row++) {
    const value = 'x'.repeat(3000)
    try {
      await db
        .insertInto('settings')
        .values({ name: `filling ${row}`, value, updated_at: 0 })
        .execute()
    } catch (error) {
      if (dialect.faultOf(error) !== 'full') throw error
      return async () => void (await sql`pragma max_page_count = 100000`.execute(db))
    }
  }
  throw new Error('The database did not become full.')
}

/** Another program holds the database so that nothing can be written; gives what lets go of it. */
export async function lockDatabase({ store, url }: TestStore): Promise<() => Promise<void>> {
  if (store.dialect.name === 'postgres') {
    // Tests are done one statement after another, so the pool has one connection.
    await sql`set lock_timeout = 10`.execute(store.db)
    const other = new pg.Client({ connectionString: url })
    await other.connect()
    await other.query('begin; lock table settings in exclusive mode')
    return () => other.end()
  }
  await sql`pragma busy_timeout = 10`.execute(store.db)
  const other = new Database(sqlitePath(url))
  other.exec('begin immediate')
  return async () => void other.close()
}

/** Takes the database away from its address; gives what brings it back. */
export async function takeAway({ store, url }: TestStore): Promise<() => Promise<void>> {
  if (store.dialect.name === 'postgres') return await renameDatabase(url)
  const file = sqlitePath(url)
  renameSync(file, `${file}.away`)
  writeFileSync(file, '')
  return async () => renameSync(`${file}.away`, file)
}

async function renameDatabase(url: string): Promise<() => Promise<void>> {
  const server = (await testPostgres()).urlOf('postgres')
  const name = new URL(url).pathname.slice(1)
  const rename = async (from: string, to: string): Promise<void> => {
    // Nobody may be connected to it.
    await runSql(
      server,
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${from}'`,
    )
    await runSql(server, `alter database ${from} rename to ${to}`)
  }
  await rename(name, `${name}_away`)
  return async () => await rename(`${name}_away`, name)
}
