import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Context } from '../../src/actions/context.ts'

/** Every row of every table, as JSON. */
export async function dumpTables({ db }: Context): Promise<string> {
  const tables = await db.introspection.getTables()
  const rows: unknown[] = []
  for (const { name } of tables)
    rows.push(name, (await sql`select * from ${sql.table(name)}`.execute(db)).rows)
  return JSON.stringify(rows)
}

/** The bytes of all files below a folder, one character for each. */
export function dumpFolder(folder: string): string {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => (statSync(path).isDirectory() ? dumpFolder(path) : readFileSync(path).toString('latin1')))
    .join('\n')
}
