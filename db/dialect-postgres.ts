import pg from 'pg'
import { codeOf, type DatabaseFault, type Dialect } from './dialect.ts'

export const postgres: Dialect = {
  name: 'postgres',
  skipLocked: true,
  isUnavailable: (error) => isLost(error) || unavailable.test(codeOf(error)),
  faultOf: (error) => faults.find(({ state }) => state.test(codeOf(error)))?.fault ?? 'gone',
}

/** Classes of SQLSTATE that another moment may mend (PostgreSQL manual, appendix A); 40 is tried again before. */
const unavailable = /^(08|40|53|55P03|57|58|25006)/

const faults: readonly { readonly state: RegExp; readonly fault: DatabaseFault }[] = [
  { state: /^53100/, fault: 'full' },
  { state: /^(40|55P03|57014)/, fault: 'locked' },
  { state: /^25006/, fault: 'read-only' },
]

/** Two transactions met and one was chosen to begin again: 40001 and 40P01. */
export function isConflict(error: unknown): boolean {
  return /^40(001|P01)$/.test(codeOf(error))
}

/** The connection broke or could not be made: the driver says so in words, Node in codes. */
function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_)/.test(codeOf(error)) ||
    /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying)/.test(
      error.message,
    )
  )
}

const INT8 = 20
const NUMERIC = 1700

/** Ids, times and sums are numbers, as in SQLite: all of ours are below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 || oid === NUMERIC
      ? Number
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

export interface PoolOptions {
  readonly url: string
  /** Most connections. */
  readonly max: number
  /** Who connects, as `pg_stat_activity` shows it. */
  readonly purpose: 'write' | 'read' | 'migrate'
}

/** A transaction of ours takes milliseconds: one that stands still for so long is ended by the server. */
const STANDSTILL_MS = 60_000
const LIMITS = { idle_in_transaction_session_timeout: STANDSTILL_MS, statement_timeout: STANDSTILL_MS }
const CONNECT_MS = 10_000

/**
 * The driver warns at length that `require` and its like will mean less one day; it is told to go on as it does: the
 * certificate is checked.
 */
function withPlainMode(url: string): string {
  if (url.includes('uselibpqcompat')) return url
  return url.replace(/([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/, '$1verify-full')
}

/** Opens connections as they are needed; one that breaks while nobody uses it is dropped, and the next use opens another. */
export function openPool({ url, max, purpose }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: withPlainMode(url),
    max,
    types,
    application_name: `rivulet-${purpose}`,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    ...(purpose !== 'migrate' && LIMITS),
    ...(purpose === 'read' && { options: '-c default_transaction_read_only=on' }),
  })
  // A connection that breaks between two statements tells it by an event, which would end the process if nobody heard
  // it; the next statement on it fails and says the same.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', () => undefined)
  return pool
}
