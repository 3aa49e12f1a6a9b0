import pg from 'pg'
import { type PostgresServer, startPostgres } from '../../bench/postgres/start-server.ts'
import { openStore } from '../../db/connect.ts'

let server: Promise<PostgresServer> | null = null
let made = 0
/** Databases that a test has done with. */
const free: string[] = []
/** How many tables a new one has. */
let tables = 0

/** The server of this process's tests, started when the first of them needs it. */
export function testPostgres(): Promise<PostgresServer> {
  server ??= startPostgres({ durable: false, settings: { autovacuum: 'off' } })
  return server
}

export interface TestDatabase {
  readonly url: string
  /** Gives it back: the next test finds it empty. */
  release(): Promise<void>
}

/** An empty database of the newest migration: an emptied one where there is one, since making one takes longer. */
export async function takeDatabase(): Promise<TestDatabase> {
  const { urlOf } = await testPostgres()
  const name = (await findWhole()) ?? (await makeDatabase())
  const url = urlOf(name)
  return {
    url,
    async release() {
      await emptyTables(url)
      free.push(name)
    },
  }
}

/** One that a test has done with and that lacks nothing: some tests drop a table. */
async function findWhole(): Promise<string | null> {
  const { urlOf } = await testPostgres()
  for (let name = free.pop(); name !== undefined; name = free.pop()) {
    if ((await countTables(urlOf(name))) === tables) return name
  }
  return null
}

/** A new database without any table. */
export async function makeBareDatabase(): Promise<string> {
  const { urlOf } = await testPostgres()
  const name = `bare_${++made}`
  await runSql(urlOf('postgres'), `create database ${name}`)
  return urlOf(name)
}

async function makeDatabase(): Promise<string> {
  const { urlOf } = await testPostgres()
  const name = `test_${++made}`
  await runSql(urlOf('postgres'), `create database ${name}`)
  const opened = await openStore(urlOf(name))
  if (opened.kind === 'problem') throw new Error(opened.message)
  await opened.store.close()
  tables = await countTables(urlOf(name))
  return name
}

/** Deletes all rows and begins to count ids anew; whoever is still connected is cut off. */
const EMPTY = `do $$ declare name text; filled boolean; begin
  perform pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid();
  set local client_min_messages = warning;
  drop schema if exists broken cascade;
  set local session_replication_role = replica;
  for name in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely_%' loop
    execute format('select exists (select 1 from %I)', name) into filled;
    if filled then execute format('delete from %I', name); end if;
  end loop;
  for name in select sequencename from pg_sequences where schemaname = 'public' and last_value is not null loop
    execute format('alter sequence %I restart', name);
  end loop;
end $$`

async function emptyTables(url: string): Promise<void> {
  await runSql(url, EMPTY)
}

async function countTables(url: string): Promise<number> {
  const { rows } = await runSql(
    url,
    "select count(*)::int as count from pg_tables where schemaname = 'public'",
  )
  return (rows[0] as { count: number }).count
}

/** Runs one statement on a connection of its own. */
export async function runSql(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}
