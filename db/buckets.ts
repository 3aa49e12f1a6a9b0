import type { Db } from './schema.ts'

/** Which buckets there are of these keys, and when what was poured into each has run out (epoch milliseconds). */
export async function listBuckets(db: Db, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('buckets').selectAll().where('key', 'in', keys).execute()
  return new Map(rows.map(({ key, empty_at }) => [key, empty_at]))
}

export interface BucketChange {
  readonly key: string
  readonly emptyAt: number
}

/** Keeps the new levels, making buckets where there are none. */
export async function updateBuckets(db: Db, changes: readonly BucketChange[]): Promise<void> {
  await db
    .insertInto('buckets')
    .values(changes.map(({ key, emptyAt }) => ({ key, empty_at: emptyAt })))
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet(({ ref }) => ({ empty_at: ref('excluded.empty_at') })),
    )
    .execute()
}

/** Forgets some of the buckets that have run out, which are as good as none; gives how many. */
export async function deleteEmptyBuckets(
  db: Db,
  { now, limit }: { readonly now: number; readonly limit: number },
): Promise<number> {
  const some = db.selectFrom('buckets').select('key').where('empty_at', '<=', now).limit(limit)
  const { numDeletedRows } = await db.deleteFrom('buckets').where('key', 'in', some).executeTakeFirst()
  return Number(numDeletedRows)
}

/** Whether any bucket has run out. */
export async function hasEmptyBuckets(db: Db, now: number): Promise<boolean> {
  const row = await db
    .selectFrom('buckets')
    .select('key')
    .where('empty_at', '<=', now)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
