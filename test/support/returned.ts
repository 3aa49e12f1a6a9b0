import type { Insertable } from 'kysely'
import { updateListDay } from '../../db/list-days.ts'
import type { DeliveryTable } from '../../db/schema.ts'
import type { Context } from '../../src/actions/context.ts'
import type { Feedback } from '../../src/core/delivery/feedback.ts'
import { dayOf } from '../../src/core/delivery/send-slots.ts'

/** A confirmed subscription of a new person, straight into the store; gives its id. */
export async function insertSubscription(context: Context, listId: number, address: string): Promise<number> {
  const at = context.now()
  const subscriber = await context.db
    .insertInto('subscribers')
    .values({ address, address_key: address, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await context.db
    .insertInto('subscriptions')
    .values({ subscriber_id: subscriber.id, list_id: listId, state: 'confirmed', requested_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A delivery straight into the store; gives its id. */
export async function insertStep(
  context: Context,
  row: Pick<Insertable<DeliveryTable>, 'subscription_id'> & Partial<Insertable<DeliveryTable>>,
): Promise<number> {
  const at = context.now()
  const whole = { kind: 'step' as const, state: 'submitted' as const, due_at: at, created_at: at, ...row }
  const { id } = await context.db
    .insertInto('deliveries')
    .values(whole)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export interface Returns {
  readonly listId: number
  readonly subscriptionId: number
  readonly submitted: number
  readonly feedback?: Feedback
  readonly count?: number
}

/** So many messages of a list submitted now, some of which came back. */
export async function submitNow(context: Context, returns: Returns): Promise<void> {
  const { listId, subscriptionId, submitted, feedback = null, count = 0 } = returns
  const now = context.now()
  if (submitted > 0) await updateListDay(context.db, listId, { day: dayOf(now), count: submitted })
  const row = { subscription_id: subscriptionId, handed_over_at: now, feedback, feedback_at: now }
  for (let back = 0; back < count; back++) await insertStep(context, row)
}
