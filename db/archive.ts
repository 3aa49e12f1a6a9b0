import type { Db } from './schema.ts'

/** An issue that went out, as the archive finds it. */
export interface ArchivedIssueRow {
  readonly sequenceId: number
  readonly name: string
  /** When it went out (epoch milliseconds). */
  readonly at: number
  /** JSON: its letter. */
  readonly letter: string
  readonly templateHash: string | null
}

/**
 * The issues of a list that went out: their time has passed, and at least one email of them was submitted. Newest
 * first. Series are no issues: they are read one by one, in their order.
 */
export async function listArchivedIssues(
  db: Db,
  page: { readonly listId: number; readonly now: number; readonly offset: number; readonly limit: number },
): Promise<ArchivedIssueRow[]> {
  return await wentOut(db, page)
    .orderBy('sequences.closes_at', 'desc')
    .orderBy('sequences.id', 'desc')
    .offset(page.offset)
    .limit(page.limit)
    .execute()
}

/** One of them, or null. */
export async function findArchivedIssue(
  db: Db,
  issue: { readonly listId: number; readonly now: number; readonly sequenceId: number },
): Promise<ArchivedIssueRow | null> {
  return (await wentOut(db, issue).where('sequences.id', '=', issue.sequenceId).executeTakeFirst()) ?? null
}

function wentOut(db: Db, { listId, now }: { readonly listId: number; readonly now: number }) {
  return db
    .selectFrom('sequences')
    .innerJoin('version_steps', 'version_steps.version_id', 'sequences.version_id')
    .select(['sequences.id as sequenceId', 'sequences.name', 'sequences.closes_at as at'])
    .select(['version_steps.letter', 'version_steps.template_hash as templateHash'])
    .where('sequences.list_id', '=', listId)
    .where('sequences.kind', '=', 'issue')
    .where('sequences.state', '!=', 'cancelled')
    .where('sequences.closes_at', '<=', now)
    .where('version_steps.tombstone', '=', 0)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('deliveries')
          .select('deliveries.id')
          .whereRef('deliveries.step_id', '=', 'version_steps.step_id')
          .where('deliveries.state', '=', 'submitted'),
      ),
    )
    .$narrowType<{ at: number }>()
}
