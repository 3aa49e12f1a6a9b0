import type { Insertable, Selectable } from 'kysely'
import type { ArticleTable, Db, DraftTable } from './schema.ts'

/** Keeps an article once: the same bytes give the id that they already have. */
export async function insertArticle(db: Db, row: Insertable<ArticleTable>): Promise<number> {
  await db
    .insertInto('articles')
    .values(row)
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
  const { id } = await db
    .selectFrom('articles')
    .select('id')
    .where('sha256', '=', row.sha256)
    .executeTakeFirstOrThrow()
  return id
}

export async function insertDraft(db: Db, row: Insertable<DraftTable>): Promise<number> {
  const { id } = await db.insertInto('drafts').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

/** The draft with this id; throws where there is none. */
export async function getDraft(db: Db, id: number): Promise<Selectable<DraftTable>> {
  return await db.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}
