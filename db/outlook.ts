import { sql } from 'kysely'
import { type DeliveryState, noticeKinds } from '../src/core/delivery/delivery.ts'
import type { DueGroup } from '../src/core/delivery/upcoming.ts'
import type { Db } from './schema.ts'

/**
 * Scheduled deliveries of a sequence until a moment, counted by step and due time; without those of readers who have
 * paused beyond it, and with how many want what comes less often.
 */
export async function listDueGroups(db: Db, sequenceId: number, until: number): Promise<DueGroup[]> {
  return await db
    .selectFrom('deliveries')
    .innerJoin('enrolments', 'enrolments.id', 'deliveries.enrolment_id')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .select(['deliveries.step_id as stepId', 'deliveries.due_at as dueAt'])
    .select(({ fn }) => fn.countAll<number>().as('people'))
    .select(sql<number>`sum(case when subscriptions.pace = 'planned' then 0 else 1 end)`.as('slower'))
    .where(sql<boolean>`deliveries.state = 'scheduled'`)
    .where('deliveries.kind', '=', 'step')
    .where('deliveries.due_at', '<=', until)
    .where('enrolments.sequence_id', '=', sequenceId)
    .where(({ or, eb, ref }) =>
      or([
        eb('subscriptions.paused_until', 'is', null),
        eb('subscriptions.paused_until', '<=', ref('deliveries.due_at')),
      ]),
    )
    .groupBy(['deliveries.step_id', 'deliveries.due_at'])
    .$narrowType<{ stepId: number }>()
    .execute()
}

/** When the next email falls due that nothing pauses, or null: neither of a paused list nor of a paused series. */
export async function findNextDue(db: Db): Promise<number | null> {
  const rows = await db
    .selectFrom('sequences')
    .innerJoin('lists', 'lists.id', 'sequences.list_id')
    .select(({ selectFrom }) =>
      selectFrom('deliveries')
        .select(({ fn }) => fn.min('deliveries.due_at').as('at'))
        .where(sql<boolean>`deliveries.state = 'scheduled'`)
        .whereRef('deliveries.sequence_id', '=', 'sequences.id')
        .as('at'),
    )
    .where('sequences.state', '=', 'active')
    .where('lists.paused_at', 'is', null)
    .execute()
  const times = rows.map(({ at }) => at).filter((at) => at !== null)
  return times.length === 0 ? null : Math.min(...times)
}

/** Events that are stored and not yet applied. */
export async function countUnappliedEvents(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('events')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('applied_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
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

/** How many deliveries are due at a moment and not claimed. */
export async function countDue(db: Db, now: number): Promise<number> {
  const { count } = await db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(sql<boolean>`state = 'scheduled'`)
    .where('kind', 'in', [...noticeKinds, 'step'])
    .where('due_at', '<=', now)
    .executeTakeFirstOrThrow()
  return count
}

export interface DeliveryLine {
  readonly id: number
  readonly kind: string
  readonly state: string
  readonly dueAt: number
  readonly submittedAt: number | null
  readonly reason: string | null
  /** The gravest thing that an event has said of it. */
  readonly feedback: string | null
  readonly address: string
  readonly subject: string | null
  readonly list: string
  readonly zone: string
  readonly sequence: string | null
}

/** What narrows the lines; null narrows nothing. */
export interface DeliveryFilter {
  readonly state: DeliveryState | null
  readonly reason: string | null
  readonly list: string | null
  readonly limit: number
}

/** Deliveries for a person to read, by due time. */
export async function listDeliveryLines(db: Db, filter: DeliveryFilter): Promise<DeliveryLine[]> {
  const { state, reason, list } = filter
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
    .select(['deliveries.submitted_at as submittedAt', 'deliveries.reason', 'deliveries.feedback'])
    .select(['subscribers.address', 'version_steps.subject', 'lists.name as list', 'lists.zone'])
    .select('sequences.name as sequence')
    .$if(state !== null, (query) => query.where('deliveries.state', '=', state ?? 'scheduled'))
    .$if(reason !== null, (query) => query.where('deliveries.reason', '=', reason))
    .$if(list !== null, (query) => query.where('lists.name', '=', list ?? ''))
    .orderBy('deliveries.due_at')
    .orderBy('deliveries.id')
    .limit(filter.limit)
    .execute()
}
