import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** So many more messages of a list were submitted on a day (UTC, `2026-11-30`). */
export async function updateListDay(
  db: Db,
  listId: number,
  { day, count }: { readonly day: string; readonly count: number },
): Promise<void> {
  await db
    .insertInto('list_days')
    .values({ list_id: listId, day, submitted: count })
    .onConflict((conflict) =>
      conflict
        .columns(['list_id', 'day'])
        .doUpdateSet((set) => ({ submitted: set('list_days.submitted', '+', count) })),
    )
    .execute()
}

/** How many messages of a list were submitted from a day (UTC) on, since it was last resumed. */
export async function countSubmitted(db: Db, listId: number, fromDay: string): Promise<number> {
  const { count } = await db
    .selectFrom('list_days')
    .select(({ fn }) => fn.sum<number | string | null>('submitted').as('count'))
    .where('list_id', '=', listId)
    .where('day', '>=', fromDay)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Begins to count the submitted messages of a list anew. */
export async function updateListDaysCleared(db: Db, listId: number): Promise<void> {
  await db.updateTable('list_days').set({ submitted: 0 }).where('list_id', '=', listId).execute()
}
/** How many emails of a list, handed over after a moment, came back as hard bounces and as complaints. */
export async function countReturned(
  db: Db,
  listId: number,
  after: number,
): Promise<{ bounced: number; complained: number }> {
  const rows = await db
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .select('deliveries.feedback')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    // Written out, so that the partial index over these two is taken.
    .where(sql<boolean>`deliveries.feedback in ('bounced', 'complained')`)
    .where('deliveries.handed_over_at', '>', after)
    .where('subscriptions.list_id', '=', listId)
    .groupBy('deliveries.feedback')
    .execute()
  const countOf = (feedback: string): number => rows.find((row) => row.feedback === feedback)?.count ?? 0
  return { bounced: countOf('bounced'), complained: countOf('complained') }
}
