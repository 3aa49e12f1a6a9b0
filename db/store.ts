import type { Kysely } from 'kysely'
import type { Dialect } from './dialect.ts'
import type { Db, Schema } from './schema.ts'

/**
 * Whom a transaction is about that others may write beside: the people of these subscriptions, whose state is this
 * transaction's alone until it commits. What it changes besides must be guarded by its own conditions.
 */
export interface Beside {
  readonly subscriptions: readonly number[]
}

/** An open database: connections that write, and others that only read. */
export interface Store {
  readonly db: Kysely<Schema>
  readonly read: Kysely<Schema>
  readonly dialect: Dialect
  /** Epoch milliseconds: this machine's clock, or that of the server, which all its processes go by. */
  now(): number
  /**
   * A transaction; its name is for whoever watches. Nobody else writes while it is open; given `beside`, other such
   * ones may, about other people. SQLite has one writer at a time, so there it makes no difference. On PostgreSQL
   * `work` is run again where two transactions met.
   */
  transact<Value>(name: string, work: (tx: Db) => Promise<Value>, beside?: Beside): Promise<Value>
  close(): Promise<void>
}

export type OpenStore =
  | { readonly kind: 'open'; readonly store: Store }
  | { readonly kind: 'problem'; readonly message: string }
