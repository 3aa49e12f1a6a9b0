import { statSync } from 'node:fs'
import { sql } from 'kysely'
import type { DatabaseState, PostgresState, SqliteState } from '../src/core/doctor/database.ts'
import type { Dialect } from './dialect.ts'
import type { Db } from './schema.ts'

const MOST_FAULTS = 10
/** A whole check reads every page and index; above this size only the quick one is made, which skips the indexes. */
const QUICK_ABOVE_BYTES = 1_000_000_000

/** Reads it on a connection that writes, whose settings they are. */
export async function getDatabaseFacts(db: Db, dialect: Dialect): Promise<DatabaseState> {
  return dialect.name === 'sqlite' ? await getSqliteFacts(db) : await getPostgresFacts(db)
}

async function getPostgresFacts(db: Db): Promise<PostgresState> {
  const { rows } = await sql<{
    version: string
    bytes: number
  }>`select current_setting('server_version') as version,
    pg_database_size(current_database()) as bytes`.execute(db)
  const { rows: settings } = await sql<{
    name: string
    setting: string
  }>`select name, setting from pg_settings
    where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off' order by name`.execute(
    db,
  )
  const [server] = rows
  return {
    kind: 'postgres',
    version: server?.version ?? '',
    bytes: server?.bytes ?? 0,
    careless: settings.map(({ name, setting }) => `${name} is ${setting}`),
  }
}

async function getSqliteFacts(db: Db): Promise<SqliteState> {
  const bytes = Number(await pragma(db, 'page_count')) * Number(await pragma(db, 'page_size'))
  const check = bytes > QUICK_ABOVE_BYTES ? 'quick_check' : 'integrity_check'
  const { rows: checked } = await sql
    .raw<Record<string, string>>(`pragma ${check}(${MOST_FAULTS})`)
    .execute(db)
  const { rows: orphans } = await sql<{ table: string }>`
    select distinct "table" from pragma_foreign_key_check limit ${MOST_FAULTS}`.execute(db)
  const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db)
  return {
    kind: 'sqlite',
    version: rows[0]?.version ?? '',
    bytes,
    mode: await modeOf(db),
    journal: await pragma(db, 'journal_mode'),
    durable: Number(await pragma(db, 'synchronous')) >= 2,
    faults: checked.flatMap((row) => Object.values(row)).filter((line) => line !== 'ok'),
    orphans: orphans.map(({ table }) => table),
  }
}

/** What anybody may do with any of the files of the database. Windows has no such bits. */
async function modeOf(db: Db): Promise<number | null> {
  if (process.platform === 'win32') return null
  const { rows } = await sql<{ name: string; file: string }>`pragma database_list`.execute(db)
  const path = rows.find(({ name }) => name === 'main')?.file ?? ''
  const modes = ['', '-wal', '-shm'].map(
    (end) => (statSync(`${path}${end}`, { throwIfNoEntry: false })?.mode ?? 0) & 0o777,
  )
  return modes.reduce((all, mode) => all | mode, 0)
}

async function pragma(db: Db, name: string): Promise<string> {
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db)
  return String(Object.values(rows[0] ?? {})[0] ?? '')
}

/** The newest moment that the newest rows hold; null in a database without any. */
export async function findNewestMoment(db: Db): Promise<number | null> {
  const newest = await Promise.all([
    db.selectFrom('attempts').select('at as moment').orderBy('id', 'desc').limit(1).executeTakeFirst(),
    db.selectFrom('consents').select('at as moment').orderBy('id', 'desc').limit(1).executeTakeFirst(),
    db
      .selectFrom('deliveries')
      .select('created_at as moment')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst(),
    db.selectFrom('events').select('received_at as moment').orderBy('id', 'desc').limit(1).executeTakeFirst(),
    db.selectFrom('instance').select('created_at as moment').limit(1).executeTakeFirst(),
    db.selectFrom('instance').select('worked_at as moment').limit(1).executeTakeFirst(),
  ])
  const moments = newest.map((row) => row?.moment ?? null).filter((moment) => moment !== null)
  return moments.length === 0 ? null : Math.max(...moments)
}

/** When an event of this provider last came; null where none ever has. */
export async function findNewestEvent(db: Db, provider: string): Promise<number | null> {
  const row = await db
    .selectFrom('events')
    .select('received_at')
    .where('provider', '=', provider)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.received_at ?? null
}

/** When a delivery was last submitted through this transport, at the latest at `until`; null where none was. */
export async function findSubmissionBefore(
  db: Db,
  { transport, until }: { readonly transport: string; readonly until: number },
): Promise<number | null> {
  const row = await db
    .selectFrom('deliveries')
    .select('submitted_at')
    .where('transport', '=', transport)
    .where('submitted_at', '<=', until)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.submitted_at ?? null
}
