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

/**
 * Whoever confirms has got a mail with this link: where only one of the subscription's carries it, and that is in
 * doubt, this proves it. Where an older one was sent again by hand, nobody knows which of them was read.
 */
export async function updateConfirmationProved(
  db: Db,
  link: { readonly subscriptionId: number; readonly token: string },
  now: number,
): Promise<void> {
  const [only, other] = await listCarriers(db, link)
  if (!only || other) return
  const asked = db.updateTable('deliveries').where('id', '=', only.id)
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

/** The confirmation mails with a link that went out, or may have. */
async function listCarriers(
  db: Db,
  { subscriptionId, token }: { readonly subscriptionId: number; readonly token: string },
): Promise<{ readonly id: number }[]> {
  return await db
    .selectFrom('deliveries')
    .select('id')
    .where('subscription_id', '=', subscriptionId)
    .where('kind', '=', 'confirmation')
    // Cancelled with bytes: in doubt until a person let it be.
    .where('state', 'in', ['frozen', 'submitted', 'uncertain', 'cancelled'])
    .where('frozen', 'like', `%/confirm/${token}%`)
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
