import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db, DeliveryTable } from './schema.ts'

export type DeliveryRow = Selectable<DeliveryTable>

/** The delivery with this id, or null. */
export async function findDelivery(db: Db, id: number): Promise<DeliveryRow | null> {
  return (await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Schedules deliveries. One enrolment has at most one of each step: a second one changes nothing. */
export async function insertDeliveries(db: Db, rows: readonly Insertable<DeliveryTable>[]): Promise<void> {
  await db
    .insertInto('deliveries')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['enrolment_id', 'step_id']).doNothing())
    .execute()
}

/** A claim holds only while its fence is the newest. */
export interface Claim {
  readonly id: number
  readonly fence: number
}

/** Changes a delivery under its claim; false where another worker has claimed it since. */
export async function updateClaimed(
  db: Db,
  claim: Claim,
  change: Omit<Updateable<DeliveryTable>, 'id' | 'fence'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set(change)
    .where('id', '=', claim.id)
    .where('fence', '=', claim.fence)
    .where('state', 'in', ['claimed', 'frozen'])
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A late proof that the provider accepted it: settles `uncertain`, and nothing else. */
export async function updateUncertainToSubmitted(
  db: Db,
  id: number,
  proof: { readonly providerId: string; readonly now: number },
): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ state: 'submitted', provider_id: proof.providerId, submitted_at: proof.now, reason: null })
    .where('id', '=', id)
    .where('state', '=', 'uncertain')
    .execute()
}

/** How many people have had a step, or may have had it. */
export async function countHad(db: Db, stepId: number): Promise<number> {
  const { count } = await db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('step_id', '=', stepId)
    .where('state', 'in', ['frozen', 'submitted', 'uncertain'])
    .executeTakeFirstOrThrow()
  return count
}

/** The keys of the steps that anybody has had, or may have had, of sequences with this key, on whatever list. */
export async function listHadStepKeys(db: Db, sequenceKey: string): Promise<string[]> {
  const rows = await db
    .selectFrom('steps')
    .innerJoin('sequences', 'sequences.id', 'steps.sequence_id')
    .select('steps.key')
    .distinct()
    .where('sequences.key', '=', sequenceKey)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('deliveries')
          .select('deliveries.id')
          .whereRef('deliveries.step_id', '=', 'steps.id')
          .where('deliveries.state', 'in', ['frozen', 'submitted', 'uncertain']),
      ),
    )
    .execute()
  return rows.map(({ key }) => key)
}

/**
 * Cancels what is still to come for these subscriptions, but for a mail that asks to confirm others too. What is already
 * handed over cannot be recalled.
 */
export async function updateDeliveriesCancelled(
  db: Db,
  subscriptionIds: readonly number[],
  reason: string,
): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ state: 'cancelled', reason })
    .where('subscription_id', 'in', subscriptionIds)
    .where('state', 'in', ['scheduled', 'held'])
    .where(({ or, eb, not, exists, selectFrom }) =>
      or([
        eb('deliveries.kind', '!=', 'confirmation'),
        not(
          exists(
            selectFrom('subscriptions')
              .select('subscriptions.id')
              .whereRef('subscriptions.asked_in', '=', 'deliveries.id')
              .where('subscriptions.state', '=', 'pending')
              .whereRef('subscriptions.id', '!=', 'deliveries.subscription_id'),
          ),
        ),
      ]),
    )
    .execute()
}

/** The email of a step as this subscription got it, or null. */
export async function findDeliveryOfStep(
  db: Db,
  subscriptionId: number,
  stepKey: string,
): Promise<DeliveryRow | null> {
  const row = await db
    .selectFrom('deliveries')
    .innerJoin('steps', 'steps.id', 'deliveries.step_id')
    .selectAll('deliveries')
    .where('subscription_id', '=', subscriptionId)
    .where('steps.key', '=', stepKey)
    .where('frozen', 'is not', null)
    .orderBy('deliveries.id', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/**
 * The delivery of an enrolment that is still to come, or null: scheduled; held by a pause, or since it could
 * not be composed, which a new version may mend; or given up since a version left nothing for this person.
 */
export async function findOpenDelivery(db: Db, enrolmentId: number): Promise<DeliveryRow | null> {
  const row = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('enrolment_id', '=', enrolmentId)
    .where('by_hand', '=', 0)
    .where((where) =>
      where.or([
        where('state', '=', 'scheduled'),
        where.and([
          where('state', '=', 'held'),
          where('reason', 'in', ['sequence-paused', 'list-paused', 'cannot-be-composed']),
        ]),
        where.and([where('state', '=', 'cancelled'), where('reason', '=', 'nothing-left')]),
      ]),
    )
    .executeTakeFirst()
  return row ?? null
}

/** Lets what a person sent by hand, and a pause held, go out now that the pause is over. */
export async function updateByHandResumed(db: Db, sequenceId: number, now: number): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ state: 'scheduled', reason: null, due_at: now })
    .where('sequence_id', '=', sequenceId)
    .where(sql<boolean>`state in ('held', 'failed', 'uncertain')`)
    .where('state', '=', 'held')
    .where('by_hand', '=', 1)
    .where('reason', 'in', ['sequence-paused', 'list-paused'])
    .execute()
}

/** Whether an email of this enrolment is to come, under way or held, apart from what a person sends by hand. */
export async function isWalkGoingOn(db: Db, enrolmentId: number): Promise<boolean> {
  const row = await db
    .selectFrom('deliveries')
    .select('id')
    .where('enrolment_id', '=', enrolmentId)
    .where('by_hand', '=', 0)
    .where('state', 'in', ['scheduled', 'claimed', 'frozen', 'held'])
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a delivery of this enrolment is claimed, or handed over and not settled. */
export async function isUnderWay(db: Db, enrolmentId: number): Promise<boolean> {
  const row = await db
    .selectFrom('deliveries')
    .select('id')
    .where('enrolment_id', '=', enrolmentId)
    .where('state', 'in', ['claimed', 'frozen'])
    .executeTakeFirst()
  return row !== undefined
}

/** Points a delivery that is still to come at another step or time; false where it is no longer to come. */
export async function updateOpenDelivery(
  db: Db,
  id: number,
  plan: { readonly stepId: number; readonly versionId: number; readonly dueAt: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({
      state: 'scheduled',
      reason: null,
      first_attempt_at: null,
      tries: 0,
      step_id: plan.stepId,
      version_id: plan.versionId,
      due_at: plan.dueAt,
    })
    .where('id', '=', id)
    .where('state', 'in', ['scheduled', 'held', 'cancelled'])
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Cancels what is still to come of these enrolments. */
export async function updateOpenDeliveriesCancelled(
  db: Db,
  enrolmentIds: readonly number[],
  reason: string,
): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ state: 'cancelled', reason })
    .where('enrolment_id', 'in', enrolmentIds)
    .where('state', 'in', ['scheduled', 'held'])
    .execute()
}
