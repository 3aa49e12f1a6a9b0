/** What differs between databases, beyond what Kysely's own dialects already cover. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres'
  /** Rows that another worker is claiming can be skipped (`FOR UPDATE SKIP LOCKED`). */
  readonly skipLocked: boolean
  /** Most values that one statement may bind. */
  readonly maxBindings: number
}
