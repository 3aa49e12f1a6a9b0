import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** The clock of a database server: all processes that share the server go by it, however their own clocks stand. */
export interface ServerClock {
  /** Epoch milliseconds, as the server would tell them. */
  now(): number
  /** Asks the server no more. */
  stop(): void
}

const EVERY_MS = 10_000

/**
 * Asks the server for its time now and every ten seconds. Between, time goes on by a count that nobody can set; it is
 * wrong by at most half of the time that the answer took.
 */
export async function openServerClock(db: Kysely<Schema>): Promise<ServerClock> {
  let ahead = await findAhead(db)
  // A server that is gone for a while is asked again; until then the count goes on.
  const ask = (): Promise<void> =>
    findAhead(db).then(
      (found) => {
        ahead = found
      },
      () => undefined,
    )
  const timer = setInterval(() => void ask(), EVERY_MS).unref()
  return { now: () => Math.round(performance.now() + ahead), stop: () => clearInterval(timer) }
}

/** By how much the server's time is ahead of this process's count of milliseconds. */
async function findAhead(db: Kysely<Schema>): Promise<number> {
  const asked = performance.now()
  const { rows } = await sql<{
    at: number
  }>`select extract(epoch from clock_timestamp()) * 1000 as at`.execute(db)
  const answered = performance.now()
  const [row] = rows
  if (row === undefined) throw new Error('The database server does not tell its time.')
  return row.at - (asked + answered) / 2
}
