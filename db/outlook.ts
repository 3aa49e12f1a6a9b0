import { sql } from 'kysely'
import type { DueGroup } from '../src/core/delivery/upcoming.ts'
import type { Db } from './schema.ts'

/** Scheduled deliveries of a sequence until a moment, counted by step and due time. */
export async function listDueGroups(db: Db, sequenceId: number, until: number): Promise<DueGroup[]> {
  return await db
    .selectFrom('deliveries')
    .innerJoin('enrolments', 'enrolments.id', 'deliveries.enrolment_id')
    .select(['deliveries.step_id as stepId', 'deliveries.due_at as dueAt'])
    .select(({ fn }) => fn.countAll<number>().as('people'))
    .where(sql<boolean>`deliveries.state = 'scheduled'`)
    .where('deliveries.kind', '=', 'step')
    .where('deliveries.due_at', '<=', until)
    .where('enrolments.sequence_id', '=', sequenceId)
    .groupBy(['deliveries.step_id', 'deliveries.due_at'])
    .$narrowType<{ stepId: number }>()
    .execute()
}

/** How many deliveries of each state the store holds. */
export async function countDeliveriesByState(db: Db): Promise<{ state: string; count: number }[]> {
  return await db
    .selectFrom('deliveries')
    .select('state')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy('state')
    .orderBy('state')
    .execute()
}

export interface DeliveryLine {
  readonly id: number
  readonly kind: string
  readonly state: string
  readonly dueAt: number
  readonly submittedAt: number | null
  readonly reason: string | null
  readonly address: string
  readonly subject: string | null
  readonly list: string
  readonly sequence: string | null
}

/** Deliveries for a person to read, by due time; `state` narrows them. */
export async function listDeliveryLines(
  db: Db,
  filter: { readonly state: string | null; readonly limit: number },
): Promise<DeliveryLine[]> {
  return await db
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
    .innerJoin('lists', 'lists.id', 'subscriptions.list_id')
    .leftJoin('enrolments', 'enrolments.id', 'deliveries.enrolment_id')
    .leftJoin('sequences', 'sequences.id', 'enrolments.sequence_id')
    .leftJoin('version_steps', (join) =>
      join
        .onRef('version_steps.step_id', '=', 'deliveries.step_id')
        .onRef('version_steps.version_id', '=', 'deliveries.version_id'),
    )
    .select(['deliveries.id', 'deliveries.kind', 'deliveries.state', 'deliveries.due_at as dueAt'])
    .select(['deliveries.submitted_at as submittedAt', 'deliveries.reason', 'subscribers.address'])
    .select(['version_steps.subject', 'lists.name as list', 'sequences.name as sequence'])
    .$if(filter.state !== null, (query) => query.where('deliveries.state', '=', filter.state as never))
    .orderBy('deliveries.due_at')
    .orderBy('deliveries.id')
    .limit(filter.limit)
    .execute()
}
