import { sql } from 'kysely'
import type { Db } from './schema.ts'

export interface DoneRow {
  readonly stepId: number
  readonly kind: string
  readonly at: number
}

/**
 * The steps of a sequence that a subscription has had, or may have had, by any walk and version, and when. What a
 * person sends by hand or has skipped counts too: the plan goes on around it.
 */
export async function listDoneSteps(
  db: Db,
  who: { readonly subscriptionId: number; readonly sequenceId: number; readonly exceptDelivery: number },
): Promise<DoneRow[]> {
  return await db
    .selectFrom('deliveries')
    .innerJoin('steps', 'steps.id', 'deliveries.step_id')
    .innerJoin('version_steps', (join) =>
      join
        .onRef('version_steps.step_id', '=', 'deliveries.step_id')
        .onRef('version_steps.version_id', '=', 'deliveries.version_id'),
    )
    .select(['steps.id as stepId', 'version_steps.kind'])
    .select(sql<number>`coalesce(submitted_at, handed_over_at, due_at)`.as('at'))
    .where('deliveries.subscription_id', '=', who.subscriptionId)
    .where('steps.sequence_id', '=', who.sequenceId)
    .where('deliveries.id', '!=', who.exceptDelivery)
    .where((where) =>
      where.or([
        where('deliveries.state', 'in', ['frozen', 'submitted', 'failed', 'uncertain']),
        where.and([where('deliveries.state', '=', 'cancelled'), where('deliveries.reason', '=', 'skipped')]),
        where.and([
          where('deliveries.by_hand', '=', 1),
          where('deliveries.state', 'in', ['scheduled', 'claimed', 'held']),
        ]),
      ]),
    )
    .execute()
}

/** What a person was handed of whatever list since a moment, and when it was due. Confirmations do not count. */
export async function listRecentEmails(
  db: Db,
  who: { readonly subscriberId: number; readonly since: number; readonly exceptDelivery: number },
): Promise<{ at: number; dueAt: number }[]> {
  return await db
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .select(['deliveries.due_at as dueAt'])
    .select(sql<number>`handed_over_at`.as('at'))
    .where('subscriptions.subscriber_id', '=', who.subscriberId)
    .where('deliveries.kind', '=', 'step')
    .where('deliveries.id', '!=', who.exceptDelivery)
    .where('deliveries.state', 'in', ['frozen', 'submitted', 'uncertain'])
    .where('deliveries.handed_over_at', '>', who.since)
    .execute()
}
