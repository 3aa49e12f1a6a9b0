import { join } from 'node:path'
import { openSqliteWriter } from '../db/dialect-sqlite.ts'

/**
 * How many of the smallest durable commits the disk of a folder takes in a second, one after another, on a database of
 * their own: what any rate of writing is to be read beside.
 */
export function commitRate(folder: string, ms: number): number {
  const database = openSqliteWriter(join(folder, 'commits.db'))
  try {
    database.exec('create table counts (count integer not null); insert into counts values (0)')
    const commit = database.prepare('update counts set count = count + 1')
    const start = performance.now()
    let commits = 0
    while (performance.now() - start < ms) {
      commit.run()
      commits++
    }
    return commits / ((performance.now() - start) / 1000)
  } finally {
    database.close()
  }
}
