/** Why the database cannot serve: its disk is full, another holds it, it may not be written, or it is not there. */
export type DatabaseFault = 'full' | 'locked' | 'read-only' | 'gone'

/** What differs between databases, beyond what Kysely's own dialects already cover. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres'
  /** Rows that another worker is claiming can be skipped (`FOR UPDATE SKIP LOCKED`). */
  readonly skipLocked: boolean
  /** The database cannot serve now (busy, full, gone): the same may succeed later. A broken constraint is a bug. */
  isUnavailable(error: unknown): boolean
  /** Why it cannot serve; `gone` where the error says nothing closer. */
  faultOf(error: unknown): DatabaseFault
}

/** The code of an error: SQLite's own, the SQLSTATE of a server, or Node's of a file or the network; else nothing. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
