import { updateDeliveriesCancelled } from '../../db/deliveries.ts'
import { updateEnrolmentsEnded } from '../../db/enrolments.ts'
import type { Db } from '../../db/schema.ts'
import type { SubscriptionRow } from '../../db/subscriptions.ts'
import { insertWithdrawals, updateSubscriptionsEnded, type Withdrawal } from '../../db/withdrawals.ts'

export interface Leaving {
  readonly now: number
  /** Where the person said so, for the record of consent. */
  readonly source: string
  /** Why what was still to come is cancelled. */
  readonly reason: string
}

/** Ends a subscription with all that is still to come of it. */
export async function endSubscription(tx: Db, { id }: SubscriptionRow, leaving: Leaving): Promise<void> {
  await endSubscriptions(tx, [id], leaving)
}

/** Ends these subscriptions, at least one, with all that is still to come of them, and gives the records of it. */
export async function endSubscriptions(
  tx: Db,
  ids: readonly number[],
  { now, source, reason }: Leaving,
): Promise<readonly Withdrawal[]> {
  await updateSubscriptionsEnded(tx, ids, now)
  const withdrawals = await insertWithdrawals(tx, ids, { source, at: now })
  await updateEnrolmentsEnded(tx, ids, now)
  await updateDeliveriesCancelled(tx, ids, reason)
  return withdrawals
}
