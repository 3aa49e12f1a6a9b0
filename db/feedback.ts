import { sql } from 'kysely'
import { type Feedback, feedbacks } from '../src/core/delivery/feedback.ts'
import type { DeliveryRow } from './deliveries.ts'
import type { Db } from './schema.ts'

/** The delivery that a provider knows by this id, or null. */
export async function findDeliveryByProviderId(
  db: Db,
  transport: string,
  providerId: string,
): Promise<DeliveryRow | null> {
  const row = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('transport', '=', transport)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Joins what an event says to what is known of a delivery, in one statement: the gravest stays, with the first
 * moment at which it was so. Says whether it has become graver.
 */
export async function updateFeedback(
  db: Db,
  id: number,
  { feedback, at }: { readonly feedback: Feedback; readonly at: number },
): Promise<boolean> {
  const lesser = feedbacks.slice(0, feedbacks.indexOf(feedback))
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({ feedback, feedback_at: at })
    .where('id', '=', id)
    .where((where) =>
      where.or([where('feedback', 'is', null), ...lesser.map((one) => where('feedback', '=', one))]),
    )
    .executeTakeFirst()
  if (numUpdatedRows === 1n) return true
  await db
    .updateTable('deliveries')
    .set({ feedback_at: at })
    .where('id', '=', id)
    .where('feedback', '=', feedback)
    .where('feedback_at', '>', at)
    .execute()
  return false
}

/**
 * An event proves that a delivery in doubt was accepted, at the time at which it was handed over. Says whether it
 * was in doubt.
 */
export async function updateDoubtSettled(
  db: Db,
  id: number,
  proof: { readonly providerId: string | null; readonly submittedAt: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({ state: 'submitted', submitted_at: proof.submittedAt, reason: null })
    .$if(proof.providerId !== null, (query) => query.set({ provider_id: proof.providerId }))
    .where('id', '=', id)
    .where('state', '=', 'uncertain')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Whoever confirms has got the mail that asked for it, which is the newest: where it is in doubt, that proves it. */
export async function updateConfirmationProved(db: Db, subscriptionId: number, now: number): Promise<void> {
  const newest = db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('subscription_id', '=', subscriptionId)
    .where('kind', '=', 'confirmation')
  const asked = db.updateTable('deliveries').where('id', 'in', newest)
  await asked
    .set({ feedback: 'delivered', feedback_at: now })
    .where('state', 'in', ['frozen', 'uncertain'])
    .where('feedback', 'is', null)
    .execute()
  await asked
    .set({ state: 'submitted', reason: null })
    .set({ submitted_at: sql`coalesce(handed_over_at, cast(${now} as bigint))` })
    .where('state', '=', 'uncertain')
    .execute()
}

/** What the provider calls an email whose handing over is not recorded yet: a trace of its being accepted. */
export async function updateFrozenProviderId(db: Db, id: number, providerId: string): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ provider_id: providerId })
    .where('id', '=', id)
    .where('state', '=', 'frozen')
    .where('provider_id', 'is', null)
    .execute()
}
