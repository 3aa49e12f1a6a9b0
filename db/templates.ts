import type { Insertable, Selectable } from 'kysely'
import type { Db, TemplateTable } from './schema.ts'

/** Keeps a compiled template once, by the hash of its content. */
export async function insertTemplate(db: Db, row: Insertable<TemplateTable>): Promise<void> {
  await db
    .insertInto('templates')
    .values(row)
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
}

/** The template with this hash; throws where there is none, since deliveries depend on it. */
export async function getTemplate(db: Db, hash: string): Promise<Selectable<TemplateTable>> {
  return await db.selectFrom('templates').selectAll().where('hash', '=', hash).executeTakeFirstOrThrow()
}
