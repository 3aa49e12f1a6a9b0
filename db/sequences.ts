import type { Insertable, Selectable } from 'kysely'
import type { Db, SequenceState, SequenceTable } from './schema.ts'

export type SequenceRow = Selectable<SequenceTable>

/** The sequence with this key on a list, or null. */
export async function findSequence(db: Db, listId: number, key: string): Promise<SequenceRow | null> {
  const row = await db
    .selectFrom('sequences')
    .selectAll()
    .where('list_id', '=', listId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row ?? null
}

/** The sequence with this id, or null. */
export async function findSequenceById(db: Db, id: number): Promise<SequenceRow | null> {
  return (await db.selectFrom('sequences').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** The sequence with this id; throws where there is none. */
export async function getSequence(db: Db, id: number): Promise<SequenceRow> {
  return await db.selectFrom('sequences').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** Every sequence, oldest first. */
export async function listSequences(db: Db): Promise<SequenceRow[]> {
  return await db.selectFrom('sequences').selectAll().orderBy('id').execute()
}

/** The sequences of a list that a new subscriber enters: not cancelled, and no issue whose time has come. */
export async function listOpenSequences(db: Db, listId: number, now: number): Promise<SequenceRow[]> {
  return await db
    .selectFrom('sequences')
    .selectAll()
    .where('list_id', '=', listId)
    .where('state', '!=', 'cancelled')
    .where('version_id', 'is not', null)
    .where((where) => where.or([where('closes_at', 'is', null), where('closes_at', '>', now)]))
    .orderBy('id')
    .execute()
}

export async function insertSequence(db: Db, row: Insertable<SequenceTable>): Promise<SequenceRow> {
  return await db.insertInto('sequences').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Changes what a sequence does. */
export async function updateSequenceState(db: Db, id: number, state: SequenceState): Promise<void> {
  await db.updateTable('sequences').set({ state }).where('id', '=', id).execute()
}

/** Lets a paused sequence go on, and begins to reckon its due times anew. */
export async function updateSequenceResumed(db: Db, id: number, resumedAt: number): Promise<void> {
  await db
    .updateTable('sequences')
    .set({ state: 'active', reschedule_after: 0, resumed_at: resumedAt })
    .where('id', '=', id)
    .execute()
}

/** Makes a version the current one: the whole of a publication's change for those who are inside. */
export async function updateCurrentVersion(
  db: Db,
  id: number,
  current: { readonly versionId: number; readonly name: string },
): Promise<void> {
  await db
    .updateTable('sequences')
    .set({ version_id: current.versionId, name: current.name, reschedule_after: 0 })
    .where('id', '=', id)
    .execute()
}

/** Begins to reckon the due times of every sequence of a list anew. */
export async function updateListReschedule(db: Db, listId: number): Promise<void> {
  await db
    .updateTable('sequences')
    .set({ reschedule_after: 0 })
    .where('list_id', '=', listId)
    .where('state', '!=', 'cancelled')
    .where('version_id', 'is not', null)
    .execute()
}

/** Lets the sequences of a list go on that its pause held back, and begins to reckon their due times anew. */
export async function updateListResumed(db: Db, listId: number, resumedAt: number): Promise<void> {
  await db
    .updateTable('sequences')
    .set({ reschedule_after: 0, resumed_at: resumedAt })
    .where('list_id', '=', listId)
    .where('state', '=', 'active')
    .where('version_id', 'is not', null)
    .execute()
}

/** Begins to reckon the due times of these sequences anew: some of their walks were left without what follows. */
export async function updateSequencesReschedule(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('sequences')
    .set({ reschedule_after: 0 })
    .where('id', 'in', ids)
    .where('version_id', 'is not', null)
    .execute()
}

/** The sequences whose due times are still to be reckoned anew. */
export async function listSequencesToReschedule(db: Db): Promise<SequenceRow[]> {
  return await db
    .selectFrom('sequences')
    .selectAll()
    .where('reschedule_after', 'is not', null)
    .orderBy('id')
    .execute()
}

/** Notes how far the reckoning has come; null when it is done. A newer publication starts it again. */
export async function updateRescheduleAfter(
  db: Db,
  id: number,
  progress: { readonly versionId: number | null; readonly after: number | null },
): Promise<void> {
  await db
    .updateTable('sequences')
    .set({ reschedule_after: progress.after })
    .where('id', '=', id)
    .where('version_id', 'is not distinct from', progress.versionId)
    .execute()
}
