import type { Insertable, Selectable } from 'kysely'
import type { Db, EnrolmentState, EnrolmentTable } from './schema.ts'
import type { SubscriptionRow } from './subscriptions.ts'

export type EnrolmentRow = Selectable<EnrolmentTable>

/** Those of these enrolments that are there. */
export async function listEnrolmentsById(db: Db, ids: readonly number[]): Promise<EnrolmentRow[]> {
  return await db.selectFrom('enrolments').selectAll().where('id', 'in', ids).execute()
}

/** The newest walk of a subscription through a sequence, or null. */
export async function findLatestEnrolment(
  db: Db,
  subscriptionId: number,
  sequenceId: number,
): Promise<EnrolmentRow | null> {
  const row = await db
    .selectFrom('enrolments')
    .selectAll()
    .where('subscription_id', '=', subscriptionId)
    .where('sequence_id', '=', sequenceId)
    .orderBy('run', 'desc')
    .executeTakeFirst()
  return row ?? null
}

export async function insertEnrolment(db: Db, row: Insertable<EnrolmentTable>): Promise<number> {
  const { id } = await db.insertInto('enrolments').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

/**
 * Ends every walk of these subscriptions that is still going, or that a later version might let go on: one that an
 * earlier version left with nothing.
 */
export async function updateEnrolmentsEnded(
  db: Db,
  subscriptionIds: readonly number[],
  endedAt: number,
): Promise<void> {
  await db
    .updateTable('enrolments')
    .set({ state: 'ended', ended_at: endedAt })
    .where('subscription_id', 'in', subscriptionIds)
    .where(({ or, and, eb, exists, selectFrom }) =>
      or([
        eb('state', '=', 'active'),
        and([
          eb('state', '=', 'completed'),
          exists(
            selectFrom('deliveries')
              .select('deliveries.id')
              .whereRef('deliveries.enrolment_id', '=', 'enrolments.id')
              .where('deliveries.state', '=', 'cancelled')
              .where('deliveries.reason', '=', 'nothing-left'),
          ),
        ]),
      ]),
    )
    .execute()
}

/** How many people are inside a sequence now. */
export async function countActiveEnrolments(db: Db, sequenceId: number): Promise<number> {
  const { count } = await db
    .selectFrom('enrolments')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('sequence_id', '=', sequenceId)
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow()
  return count
}

/** Ends these enrolments, those of them that are active. */
export async function updateEnrolmentsState(
  db: Db,
  ids: readonly number[],
  end: { readonly state: EnrolmentState; readonly endedAt: number },
): Promise<void> {
  await db
    .updateTable('enrolments')
    .set({ state: end.state, ended_at: end.endedAt })
    .where('id', 'in', ids)
    .where('state', '=', 'active')
    .execute()
}

/** Enrolments of a sequence in these states, in the order of their ids, from after `afterId`. */
export async function listEnrolments(
  db: Db,
  page: {
    readonly sequenceId: number
    readonly states: readonly EnrolmentState[]
    readonly afterId: number
    readonly limit: number
  },
): Promise<EnrolmentRow[]> {
  return await db
    .selectFrom('enrolments')
    .selectAll()
    .where('sequence_id', '=', page.sequenceId)
    .where('state', 'in', page.states)
    .where('id', '>', page.afterId)
    .orderBy('id')
    .limit(page.limit)
    .execute()
}

/** The walks of a subscription that are still going. */
export async function listActiveEnrolments(db: Db, subscriptionId: number): Promise<EnrolmentRow[]> {
  return await db
    .selectFrom('enrolments')
    .selectAll()
    .where('subscription_id', '=', subscriptionId)
    .where('state', '=', 'active')
    .orderBy('id')
    .execute()
}

/** Lets a completed walk go on. */
export async function updateEnrolmentReopened(db: Db, id: number): Promise<void> {
  await db
    .updateTable('enrolments')
    .set({ state: 'active', ended_at: null })
    .where('id', '=', id)
    .where('state', '=', 'completed')
    .execute()
}

/** How many confirmed people of a list have never entered this sequence. */
export async function countNotEnrolled(db: Db, listId: number, sequenceId: number): Promise<number> {
  const { count } = await neverInside(db, { listId, sequenceId })
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Those people in the order of their subscriptions' ids, from after `afterId`. */
export async function listNotEnrolled(
  db: Db,
  page: {
    readonly listId: number
    readonly sequenceId: number
    readonly afterId: number
    readonly limit: number
  },
): Promise<SubscriptionRow[]> {
  return await neverInside(db, page)
    .selectAll()
    .where('id', '>', page.afterId)
    .orderBy('id')
    .limit(page.limit)
    .execute()
}

/** Of an issue, only those who were on the list when its time came. */
function neverInside(db: Db, { listId, sequenceId }: { listId: number; sequenceId: number }) {
  return db
    .selectFrom('subscriptions')
    .where('list_id', '=', listId)
    .where('state', '=', 'confirmed')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('enrolments')
            .select('enrolments.id')
            .whereRef('enrolments.subscription_id', '=', 'subscriptions.id')
            .where('enrolments.sequence_id', '=', sequenceId),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sequences')
            .select('sequences.id')
            .where('sequences.id', '=', sequenceId)
            .whereRef('sequences.closes_at', '<', 'subscriptions.confirmed_at'),
        ),
      ),
    )
}
