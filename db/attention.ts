import { sql, type Updateable } from 'kysely'
import type { DeliveryKind, DeliveryState } from '../src/core/delivery/delivery.ts'
import type { DeliveryRow } from './deliveries.ts'
import type { Db, DeliveryTable, SequenceState } from './schema.ts'

/** The states in which a delivery waits for a person. */
export type AttentionState = Extract<DeliveryState, 'held' | 'failed' | 'uncertain'>

/** A delivery as a person chooses it, and what stands around it. */
export interface ChosenRow {
  readonly id: number
  readonly kind: DeliveryKind
  readonly state: DeliveryState
  readonly reason: string | null
  readonly dueAt: number
  readonly byHand: number
  readonly stepKind: string | null
  readonly subscriberId: number
  readonly listId: number
  readonly listName: string
  readonly listPausedAt: number | null
  readonly sequenceId: number | null
  readonly sequenceName: string | null
  readonly sequenceState: SequenceState | null
}

const IDS_PER_QUERY = 1000

/** These deliveries, those of them that exist, in the order of their ids. */
export async function listChosen(db: Db, ids: readonly number[]): Promise<ChosenRow[]> {
  const rows: ChosenRow[] = []
  for (let from = 0; from < ids.length; from += IDS_PER_QUERY) {
    rows.push(...(await chosenAmong(db, ids.slice(from, from + IDS_PER_QUERY))))
  }
  return rows
}

async function chosenAmong(db: Db, ids: readonly number[]): Promise<ChosenRow[]> {
  return await db
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .innerJoin('lists', 'lists.id', 'subscriptions.list_id')
    .leftJoin('enrolments', 'enrolments.id', 'deliveries.enrolment_id')
    .leftJoin('sequences', 'sequences.id', 'enrolments.sequence_id')
    .leftJoin('version_steps', (join) =>
      join
        .onRef('version_steps.step_id', '=', 'deliveries.step_id')
        .onRef('version_steps.version_id', '=', 'deliveries.version_id'),
    )
    .select(['deliveries.id', 'deliveries.kind', 'deliveries.state', 'deliveries.reason'])
    .select(['deliveries.due_at as dueAt', 'deliveries.by_hand as byHand', 'version_steps.kind as stepKind'])
    .select(['subscriptions.subscriber_id as subscriberId', 'lists.id as listId', 'lists.name as listName'])
    .select(['lists.paused_at as listPausedAt', 'sequences.id as sequenceId'])
    .select(['sequences.name as sequenceName', 'sequences.state as sequenceState'])
    .where('deliveries.id', 'in', ids)
    .orderBy('deliveries.id')
    .execute()
}

/** The ids of all deliveries that wait for a person in this state; null narrows nothing. */
export async function listAttentionIds(
  db: Db,
  filter: { readonly state: AttentionState; readonly reason: string | null; readonly listId: number | null },
): Promise<number[]> {
  const { state, reason, listId } = filter
  const rows = await db
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .select('deliveries.id')
    // Written out, so that the planner sees that the partial index serves it.
    .where(sql<boolean>`deliveries.state in ('held', 'failed', 'uncertain')`)
    .where('deliveries.state', '=', state)
    .$if(reason !== null, (query) => query.where('deliveries.reason', '=', reason))
    .$if(listId !== null, (query) => query.where('subscriptions.list_id', '=', listId ?? 0))
    .orderBy('deliveries.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Whether an email of this enrolment waits for a person to decide, so that nothing after it may be planned. */
export async function isHeldBack(db: Db, enrolmentId: number): Promise<boolean> {
  const row = await db
    .selectFrom('deliveries')
    .select('id')
    .where('enrolment_id', '=', enrolmentId)
    .where('state', '=', 'held')
    .where('by_hand', '=', 0)
    .executeTakeFirst()
  return row !== undefined
}

/** Those that a person chose, as long as they are still in the state that they were chosen in. */
export interface ChosenIds {
  readonly ids: readonly number[]
  readonly state: DeliveryState
}

/** Changes chosen deliveries and gives those that were still in their state, as they are now. */
export async function updateChosen(
  db: Db,
  chosen: ChosenIds,
  change: Omit<Updateable<DeliveryTable>, 'id' | 'fence'>,
): Promise<DeliveryRow[]> {
  return await db
    .updateTable('deliveries')
    .set(change)
    .where('id', 'in', chosen.ids)
    .where('state', '=', chosen.state)
    .returningAll()
    .execute()
}

/** Sends chosen deliveries by hand, now: as new ones, under the next generation of their keys. */
export async function updateChosenAgain(db: Db, chosen: ChosenIds, now: number): Promise<number> {
  const rows = await db
    .updateTable('deliveries')
    .set({ ...unsent, state: 'scheduled', reason: null, by_hand: 1, due_at: now })
    .set({ generation: sql`generation + 1` })
    .where('id', 'in', chosen.ids)
    .where('state', '=', chosen.state)
    .returning('id')
    .execute()
  return rows.length
}

/** Takes chosen deliveries as accepted when they were handed over. */
export async function updateChosenSubmitted(db: Db, chosen: ChosenIds, now: number): Promise<number> {
  const rows = await db
    .updateTable('deliveries')
    .set({ state: 'submitted', reason: null })
    .set({ submitted_at: sql`coalesce(handed_over_at, cast(${now} as bigint))` })
    .where('id', 'in', chosen.ids)
    .where('state', '=', chosen.state)
    .returning('id')
    .execute()
  return rows.length
}

/** Nothing is left of earlier tries (`attempts` keeps them) but that it goes alone where it spoilt a batch. */
const unsent = {
  owner: null,
  lease_until: null,
  tries: 0,
  template_hash: null,
  frozen: null,
  frozen_hash: null,
  first_attempt_at: null,
  handed_over_at: null,
  submitted_at: null,
  transport: null,
  provider_id: null,
  batch_id: null,
  key: null,
  feedback: null,
  feedback_at: null,
}

/** What an older copy of a database holds as still to be sent, and when the first of it fell due. */
export interface InDoubt {
  readonly count: number
  readonly from: number | null
}

/** The moment of asking, and when the copy was put on hold: what was planned after that is in no doubt. */
export interface CopyTimes {
  readonly now: number
  readonly heldSince: number
}

/** Counts what may have been sent after this copy of the database was made. */
export async function countInDoubt(db: Db, times: CopyTimes): Promise<InDoubt> {
  return await inDoubt(db, times)
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('due_at').as('from')])
    .executeTakeFirstOrThrow()
}

/** Holds up to `limit` of those and gives how many. */
export async function updateInDoubtHeld(db: Db, times: CopyTimes, limit: number): Promise<number> {
  const rows = await db
    .updateTable('deliveries')
    .set({ state: 'held', reason: 'older-copy', owner: null, lease_until: null })
    .where('id', 'in', inDoubt(db, times).select('id').orderBy('id').limit(limit))
    .returning('id')
    .execute()
  return rows.length
}

/**
 * What was under way when this copy was made: up to `limit` deliveries become uncertain, and their batches are done.
 * Their calls may have been answered since, and what they said is not known here.
 */
export async function updateUnderWayUncertain(db: Db, limit: number): Promise<DeliveryRow[]> {
  const change = { owner: null, lease_until: null, reason: 'older-copy' }
  await db
    .updateTable('batches')
    .set({ ...change, state: 'done' })
    .where('state', '=', 'open')
    .execute()
  const frozen = db
    .selectFrom('deliveries')
    .select('id')
    .where('state', '=', 'frozen')
    .orderBy('id')
    .limit(limit)
  return await db
    .updateTable('deliveries')
    .set({ ...change, state: 'uncertain' })
    .where('id', 'in', frozen)
    .returningAll()
    .execute()
}

/** What was due, or claimed. A worker that looked meanwhile has put off what is due by a minute. */
function inDoubt(db: Db, { now, heldSince }: CopyTimes) {
  return db
    .selectFrom('deliveries')
    .where('created_at', '<=', heldSince)
    .where((where) =>
      where.or([
        where('state', '=', 'claimed'),
        where.and([where('state', '=', 'scheduled'), where('due_at', '<=', now)]),
        where.and([where('state', '=', 'scheduled'), where('reason', '=', 'installation-on-hold')]),
      ]),
    )
}
