import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import type pg from 'pg'
import { codeOf } from './dialect.ts'
import { isConflict, openPool, postgres } from './dialect-postgres.ts'
import { migrateToLatest } from './migrate.ts'
import type { Db, Schema } from './schema.ts'
import { openServerClock } from './server-clock.ts'
import type { Beside, OpenStore, Store } from './store.ts'

/** Transactions under way at once in one process. */
const WRITERS = 8
/** Reads of pages under way at once in one process. */
const READERS = 4
/** Versions before 14 are no longer maintained. */
const OLDEST = 14

/** Opens the database of a `postgres://` address and brings it to the newest migration. */
export async function openPostgres(url: string): Promise<OpenStore> {
  try {
    const refusal = await prepare(url)
    if (refusal !== null) return { kind: 'problem', message: refusal }
  } catch (error) {
    const place = placeOf(url)
    const hint = place === UNNAMED ? ` ${ENCODED}` : ''
    const message = `Cannot open the database ${place}: ${reasonOf(error)}. Check DATABASE_URL.${hint}`
    return { kind: 'problem', message }
  }
  return { kind: 'open', store: await storeOf(url) }
}

async function storeOf(url: string): Promise<Store> {
  const db = kyselyOf(openPool({ url, max: WRITERS, purpose: 'write' }))
  const read = kyselyOf(openPool({ url, max: READERS, purpose: 'read' }))
  const clock = await openServerClock(read)
  const transact: Store['transact'] = (_name, work, beside) =>
    untilDone(() =>
      db.transaction().execute(async (tx) => {
        await lock(tx, beside)
        return await work(tx)
      }),
    )
  const close = async (): Promise<void> => {
    clock.stop()
    await read.destroy()
    await db.destroy()
  }
  return { db, read, dialect: postgres, now: clock.now, transact, close }
}

function kyselyOf(pool: pg.Pool): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}

/** Two numbers of our own among the advisory locks of a database. */
const WRITING = 7_483_650_001
const MIGRATING = 7_483_650_002

/**
 * Alone, or beside others that are about other people: then the rows of its people are locked, in the order of their
 * ids so that no two wait for each other. Each later statement sees what was committed before it (READ COMMITTED).
 */
async function lock(tx: Db, beside: Beside | undefined): Promise<void> {
  if (beside === undefined) {
    await sql`select pg_advisory_xact_lock(${WRITING})`.execute(tx)
    return
  }
  await sql`select pg_advisory_xact_lock_shared(${WRITING})`.execute(tx)
  if (beside.subscriptions.length === 0) return
  await sql`select id from subscribers where id in
    (select subscriber_id from subscriptions where id = any(${beside.subscriptions}::bigint[]))
    order by id for no key update`.execute(tx)
}

const TRIES = 6
const LONGEST_PAUSE_MS = 20

/** Begins a transaction again that met another one (40001, 40P01), after a pause that grows and differs. */
async function untilDone<Value>(transaction: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction()
    } catch (error) {
      if (!isConflict(error) || tries === TRIES) throw error
      await sleep(Math.random() * LONGEST_PAUSE_MS * tries)
    }
  }
}

/** Looks at the server and migrates; gives why it must be left alone, or null. */
async function prepare(url: string): Promise<string | null> {
  const db = kyselyOf(openPool({ url, max: 2, purpose: 'migrate' }))
  try {
    return (await findRefusal(db, url)) ?? (await migrate(db))
  } finally {
    await db.destroy()
  }
}

async function findRefusal(db: Kysely<Schema>, url: string): Promise<string | null> {
  const { rows } = await sql<ServerFacts>`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
      pg_is_in_recovery() as standby, current_setting('transaction_read_only') as "readOnly"`.execute(db)
  const [server] = rows
  if (server === undefined) throw new Error('the server says nothing of itself')
  return refusalOf(server, `The database ${placeOf(url)}`)
}

/** What a server says of itself. */
export interface ServerFacts {
  /** For example 180004. */
  readonly version: number
  readonly name: string
  readonly standby: boolean
  readonly readOnly: string
}

/** Why the database of such a server cannot serve us, or null. */
export function refusalOf(server: ServerFacts, place: string): string | null {
  if (server.version < OLDEST * 10_000) {
    return `${place} is PostgreSQL ${server.name}: ${OLDEST} or newer is needed.`
  }
  if (server.standby) {
    return `${place} is a standby, which can only be read. Set DATABASE_URL to the server that takes writes.`
  }
  if (server.readOnly === 'on') {
    return `${place} can only be read (default_transaction_read_only is on). Set DATABASE_URL to one that takes writes.`
  }
  return null
}

/** One process migrates at a time; the others wait for it and then find nothing to do. */
async function migrate(db: Kysely<Schema>): Promise<string | null> {
  const migrated = await migrateToLatest(db, postgres, (work) =>
    db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${MIGRATING})`.execute(tx)
      await work()
    }),
  )
  return migrated.kind === 'newer'
    ? `The database is newer than this program (it has ${migrated.name}). Install the newer Rivulet.`
    : null
}

/**
 * Host and database of an address, never its user or password: a password with `/`, `?`, `#` or `@` in it lands in
 * other parts of an address, so what may hold one is not named.
 */
export function placeOf(url: string): string {
  const plain = PLAIN.exec(url)
  return plain === null ? UNNAMED : `${plain[1] || 'localhost'}${plain[2] ?? ''}`
}

/** User and password, then host and port, the database, and settings. */
const PLAIN =
  /^postgres(?:ql)?:\/\/(?:[^/?#@\s]*@)?((?:[\w.-]*|\[[\da-f:.]+\])(?::\d+)?)(\/[\w.-]*)?(?:\?[^#@\s]*)?$/i

const UNNAMED = 'of DATABASE_URL'
const ENCODED = 'In a user or password write / as %2F, # as %23, ? as %3F and @ as %40.'

/** By the beginning of the code. */
const known: Readonly<Record<string, string>> = {
  '28P01': 'wrong user or password',
  '28000': 'this user may not connect from here (see pg_hba.conf of the server)',
  '3D000': 'there is no such database: make it with createdb',
  '42501': 'this user may not make tables there',
  '53300': 'the server has no connection left',
  '53100': 'the disk of the server is full',
  '57P03': 'the server is starting up or shutting down: try again',
  '25006': 'it can only be read',
  ECONNREFUSED: 'no server listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  ETIMEDOUT: 'the server does not answer',
  EHOSTUNREACH: 'the server cannot be reached',
  ENETUNREACH: 'the server cannot be reached',
  ECONNRESET: 'the server closed the connection',
}

/** What failed may be the cause of the error that arrived: a migration wraps it, and Node several addresses tried. */
function reasonOf(error: unknown): string {
  for (
    let one = error;
    one instanceof Error;
    one = one instanceof AggregateError ? one.errors[0] : one.cause
  ) {
    const code = codeOf(one)
    const words = Object.entries(known).find(([beginning]) => code.startsWith(beginning))?.[1]
    if (words !== undefined) return words
    if (/timeout exceeded when trying/.test(one.message)) return 'the server does not answer'
  }
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error)
}
