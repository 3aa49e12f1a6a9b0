import type { Db } from './schema.ts'

/** What was set by hand, by name. */
export async function listSettings(db: Db): Promise<{ name: string; value: string }[]> {
  return await db.selectFrom('settings').select(['name', 'value']).orderBy('name').execute()
}

/** Sets one value; null takes it back to its default. */
export async function updateSetting(
  db: Db,
  setting: { readonly name: string; readonly value: string | null; readonly now: number },
): Promise<void> {
  const { name, value, now } = setting
  if (value === null) {
    await db.deleteFrom('settings').where('name', '=', name).execute()
    return
  }
  await db
    .insertInto('settings')
    .values({ name, value, updated_at: now })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updated_at: now }))
    .execute()
}
