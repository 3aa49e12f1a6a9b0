import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db, DeliveryTable } from './schema.ts'

export type DeliveryRow = Selectable<DeliveryTable>

/** The delivery with this id, or null. */
export async function findDelivery(db: Db, id: number): Promise<DeliveryRow | null> {
  return (await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Schedules a delivery. One enrolment has at most one of each step: a second one changes nothing. */
export async function insertDelivery(db: Db, row: Insertable<DeliveryTable>): Promise<void> {
  await db
    .insertInto('deliveries')
    .values(row)
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

export interface DoneRow {
  readonly step_id: number
  readonly at: number
}

/** The steps that a subscription has had, or may have had, by any walk, and when. */
export async function listDoneSteps(db: Db, subscriptionId: number, exceptId: number): Promise<DoneRow[]> {
  return await db
    .selectFrom('deliveries')
    .select('step_id')
    .select(sql<number>`coalesce(submitted_at, handed_over_at, due_at)`.as('at'))
    .where('subscription_id', '=', subscriptionId)
    .where('step_id', 'is not', null)
    .where('id', '!=', exceptId)
    .where('state', 'in', ['frozen', 'submitted', 'failed', 'uncertain'])
    .$narrowType<{ step_id: number }>()
    .execute()
}

/** Cancels what is still to come for a subscription. What is already handed over cannot be recalled. */
export async function updateDeliveriesCancelled(
  db: Db,
  subscriptionId: number,
  reason: string,
): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ state: 'cancelled', reason })
    .where('subscription_id', '=', subscriptionId)
    .where('state', 'in', ['scheduled', 'held'])
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

/** The newest confirmation mail of a subscription, or null. */
export async function findLatestConfirmation(db: Db, subscriptionId: number): Promise<DeliveryRow | null> {
  const row = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('subscription_id', '=', subscriptionId)
    .where('kind', '=', 'confirmation')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** The delivery of an enrolment that is still to come: scheduled, or held by a pause; null where there is none. */
export async function findOpenDelivery(db: Db, enrolmentId: number): Promise<DeliveryRow | null> {
  const row = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('enrolment_id', '=', enrolmentId)
    .where((where) =>
      where.or([
        where('state', '=', 'scheduled'),
        where.and([where('state', '=', 'held'), where('reason', '=', 'sequence-paused')]),
      ]),
    )
    .executeTakeFirst()
  return row ?? null
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
      step_id: plan.stepId,
      version_id: plan.versionId,
      due_at: plan.dueAt,
    })
    .where('id', '=', id)
    .where('state', 'in', ['scheduled', 'held'])
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
