import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** A step that a subscription has had, or may have had, by any walk and version, and when. */
export interface DoneRow {
  readonly subscriptionId: number
  readonly sequenceId: number
  readonly deliveryId: number
  readonly stepId: number
  readonly kind: string
  readonly at: number
}

/**
 * The steps that these subscriptions have had, or may have had. What a person sends by hand or has skipped counts
 * too: the plan goes on around it.
 */
export async function listDoneSteps(db: Db, subscriptionIds: readonly number[]): Promise<DoneRow[]> {
  return await db
    .selectFrom('deliveries')
    .innerJoin('steps', 'steps.id', 'deliveries.step_id')
    .innerJoin('version_steps', (join) =>
      join
        .onRef('version_steps.step_id', '=', 'deliveries.step_id')
        .onRef('version_steps.version_id', '=', 'deliveries.version_id'),
    )
    .select(['deliveries.subscription_id as subscriptionId', 'deliveries.id as deliveryId'])
    .select(['steps.sequence_id as sequenceId', 'steps.id as stepId', 'version_steps.kind'])
    .select(sql<number>`coalesce(submitted_at, handed_over_at, due_at)`.as('at'))
    .where('deliveries.subscription_id', 'in', subscriptionIds)
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

/**
 * An email that a person was handed, and when it was due. It counts from its acceptance, which may be hours after its
 * first try; where nobody knows of one, from the beginning of its handing over.
 */
export interface RecentRow {
  readonly subscriberId: number
  readonly deliveryId: number
  readonly at: number
  readonly dueAt: number
}

/** What these people were handed of whatever list since a moment. Confirmations do not count. */
export async function listRecentEmails(
  db: Db,
  subscriberIds: readonly number[],
  since: number,
): Promise<RecentRow[]> {
  return await db
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .select(['subscriptions.subscriber_id as subscriberId', 'deliveries.id as deliveryId'])
    .select(['deliveries.due_at as dueAt'])
    .select(sql<number>`coalesce(submitted_at, handed_over_at)`.as('at'))
    .where('subscriptions.subscriber_id', 'in', subscriberIds)
    .where('deliveries.kind', '=', 'step')
    // Cancelled and handed over: in doubt until a person let it be. It may have arrived all the same.
    .where('deliveries.state', 'in', ['frozen', 'submitted', 'uncertain', 'cancelled'])
    .where(sql<boolean>`coalesce(submitted_at, handed_over_at) > ${since}`)
    .execute()
}
