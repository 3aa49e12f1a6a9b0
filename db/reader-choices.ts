import { type Insertable, type Selectable, sql } from 'kysely'
import type { DeliveryState } from '../src/core/delivery/delivery.ts'
import type { Pace } from '../src/core/delivery/reader-choice.ts'
import type { Db, EnrolmentState, SequenceChoiceTable, SequenceState } from './schema.ts'

export type SequenceChoiceRow = Selectable<SequenceChoiceTable>

/** What a reader chose for one series, or null where nothing was. */
export async function findSequenceChoice(
  db: Db,
  subscriptionId: number,
  sequenceId: number,
): Promise<SequenceChoiceRow | null> {
  const row = await db
    .selectFrom('sequence_choices')
    .selectAll()
    .where('subscription_id', '=', subscriptionId)
    .where('sequence_id', '=', sequenceId)
    .executeTakeFirst()
  return row ?? null
}

/** What a reader chooses for one series takes the place of what they chose before. */
export async function insertSequenceChoice(
  db: Db,
  row: Omit<Insertable<SequenceChoiceTable>, 'id'>,
): Promise<void> {
  const { off, pace, paused_until, updated_at } = row
  await db
    .insertInto('sequence_choices')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['subscription_id', 'sequence_id'])
        .doUpdateSet({ off, pace, paused_until, updated_at }),
    )
    .execute()
}

/** A series that a subscription is or was in: its newest walk, and what its reader chose. */
export interface SeriesRow {
  readonly subscriptionId: number
  readonly sequenceId: number
  readonly name: string
  readonly sequenceState: SequenceState
  readonly versionId: number | null
  readonly enrolmentId: number
  readonly enrolmentState: EnrolmentState
  /** These three are null where nothing was chosen. */
  readonly off: number | null
  readonly pace: Pace | null
  readonly pausedUntil: number | null
}

/** The series that these subscriptions are or were in, in the order in which they were published. */
export async function listSeriesOf(db: Db, subscriptionIds: readonly number[]): Promise<SeriesRow[]> {
  if (subscriptionIds.length === 0) return []
  const rows = await db
    .selectFrom('enrolments')
    .innerJoin('sequences', 'sequences.id', 'enrolments.sequence_id')
    .leftJoin('sequence_choices', (join) =>
      join
        .onRef('sequence_choices.subscription_id', '=', 'enrolments.subscription_id')
        .onRef('sequence_choices.sequence_id', '=', 'enrolments.sequence_id'),
    )
    .select(['enrolments.subscription_id as subscriptionId', 'enrolments.sequence_id as sequenceId'])
    .select(['sequences.name', 'sequences.state as sequenceState', 'sequences.version_id as versionId'])
    .select(['enrolments.id as enrolmentId', 'enrolments.state as enrolmentState'])
    .select(['sequence_choices.off', 'sequence_choices.pace'])
    .select('sequence_choices.paused_until as pausedUntil')
    .where('enrolments.subscription_id', 'in', subscriptionIds)
    .where('sequences.kind', '=', 'series')
    .orderBy('sequences.id')
    .orderBy('enrolments.run')
    .execute()
  const newest = new Map(rows.map((row) => [`${row.subscriptionId} ${row.sequenceId}`, row]))
  return [...newest.values()]
}

/** One email of a series to one subscription: had, on its way, or given up. */
export interface SeriesEmailRow {
  readonly deliveryId: number
  readonly subscriptionId: number
  readonly sequenceId: number
  readonly enrolmentId: number | null
  readonly stepId: number
  readonly kind: string
  readonly subject: string
  readonly state: DeliveryState
  readonly dueAt: number
  readonly handedOverAt: number | null
  /** 1 where what "view in browser" is made of is still kept. */
  readonly kept: number
}

/** The emails of all series to these subscriptions, oldest first. What was cancelled is left out, unless skipped. */
export async function listSeriesEmails(
  db: Db,
  subscriptionIds: readonly number[],
): Promise<SeriesEmailRow[]> {
  if (subscriptionIds.length === 0) return []
  return await db
    .selectFrom('deliveries')
    .innerJoin('sequences', 'sequences.id', 'deliveries.sequence_id')
    .innerJoin('version_steps', (join) =>
      join
        .onRef('version_steps.step_id', '=', 'deliveries.step_id')
        .onRef('version_steps.version_id', '=', 'deliveries.version_id'),
    )
    .select(['deliveries.id as deliveryId', 'deliveries.subscription_id as subscriptionId'])
    .select(['sequences.id as sequenceId', 'deliveries.enrolment_id as enrolmentId'])
    .select(['version_steps.step_id as stepId', 'version_steps.kind', 'version_steps.subject'])
    .select(['deliveries.state', 'deliveries.due_at as dueAt'])
    .select(['deliveries.handed_over_at as handedOverAt'])
    .select(sql<number>`case when deliveries.frozen is null then 0 else 1 end`.as('kept'))
    .where('deliveries.subscription_id', 'in', subscriptionIds)
    .where('sequences.kind', '=', 'series')
    .where((where) =>
      where.or([where('deliveries.state', '!=', 'cancelled'), where('deliveries.reason', '=', 'skipped')]),
    )
    .orderBy('deliveries.id')
    .execute()
}
