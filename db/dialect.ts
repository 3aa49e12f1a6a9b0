/** What differs between databases, beyond what Kysely's own dialects already cover. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres'
  /** Rows that another worker is claiming can be skipped (`FOR UPDATE SKIP LOCKED`). */
  readonly skipLocked: boolean
  /** The database cannot serve now (busy, full, gone): the same may succeed later. A broken constraint is a bug. */
  isUnavailable(error: unknown): boolean
}
