import type { Db } from '../../db/schema.ts'
import { listOpenSequences, type SequenceRow } from '../../db/sequences.ts'
import type { SubscriptionRow } from '../../db/subscriptions.ts'
import { enrolSubscription, getSequencePlan } from './enrol-subscription.ts'

/** Enrols somebody who has just come onto a list in all its series that still take people, in the caller's transaction. */
export async function enrolInOpen(tx: Db, subscription: SubscriptionRow, now: number): Promise<void> {
  for (const sequence of await listOpenSequences(tx, subscription.list_id, now))
    await enrolIn(tx, subscription, { sequence, now })
}

/** The same for one of them. */
export async function enrolIn(
  tx: Db,
  subscription: SubscriptionRow,
  { sequence, now }: { readonly sequence: SequenceRow; readonly now: number },
): Promise<void> {
  const plan = await getSequencePlan(tx, sequence)
  await enrolSubscription(tx, subscription, { sequence, plan, now })
}
