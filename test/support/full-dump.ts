import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Context } from '../../src/actions/context.ts'

/** Every row of every table, as JSON, in an order that only the rows decide. */
export async function dumpTables({ db }: Context): Promise<string> {
  const tables = await db.introspection.getTables()
  const rows: string[] = []
  for (const { name } of tables.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const found = await sql`select * from ${sql.table(name)}`.execute(db)
    rows.push(name, ...found.rows.map((row) => JSON.stringify(row)).toSorted())
  }
  return rows.join('\n')
}

/** The tables that a table's foreign keys point to. */
export async function listReferences({ db, dialect }: Context, name: string): Promise<string[]> {
  const keys =
    dialect.name === 'postgres'
      ? sql<{ table: string }>`select confrelid::regclass::text as "table" from pg_constraint
          where contype = 'f' and conrelid = ${name}::regclass`
      : sql<{ table: string }>`pragma foreign_key_list(${sql.table(name)})`
  return (await keys.execute(db)).rows.map(({ table }) => table)
}

/** The bytes of all files below a folder, one character for each. */
export function dumpFolder(folder: string): string {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => (statSync(path).isDirectory() ? dumpFolder(path) : readFileSync(path).toString('latin1')))
    .join('\n')
}
