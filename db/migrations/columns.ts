import type { ColumnDefinitionBuilder, CreateTableBuilder, Kysely } from 'kysely'
import type { Dialect } from '../dialect.ts'

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder

/** A column that must hold a value. */
export const required: Column = (column) => column.notNull()
/** A column that may point to a row of another table. */
export const of =
  (target: string): Column =>
  (column) =>
    column.references(target)
/** A column that points to a row of another table. */
export const requiredOf =
  (target: string): Column =>
  (column) =>
    column.notNull().references(target)

/** Starts a table whose ids are integers that are never used again. */
export type Make = (name: string) => CreateTableBuilder<string, 'id'>

/** The way to start a table in one dialect. */
export function tableMaker(db: Kysely<unknown>, dialect: Dialect): Make {
  return (name) =>
    db.schema
      .createTable(name)
      .addColumn('id', dialect.name === 'sqlite' ? 'integer' : 'bigint', (column) =>
        dialect.name === 'sqlite'
          ? column.primaryKey().autoIncrement()
          : column.primaryKey().generatedAlwaysAsIdentity(),
      )
}
