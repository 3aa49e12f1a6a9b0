import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** A press of a counted link that was taken for a person's. */
export interface ClickRow {
  readonly id: number
  readonly raw: string
}

/** Presses of this email's links since a moment. */
export async function listRecentClicks(db: Db, deliveryId: number, since: number): Promise<ClickRow[]> {
  return await db
    .selectFrom('events')
    .select(['id', 'raw'])
    .where('delivery_id', '=', deliveryId)
    .where('kind', '=', 'clicked')
    .where('occurred_at', '>=', since)
    .execute()
}

/** Takes presses for a machine's after all. */
export async function updateClicksByMachine(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await db.updateTable('events').set({ kind: 'clicked-by-machine' }).where('id', 'in', ids).execute()
}

/** What became of the emails of one step. People are counted once each. */
export interface StepNumbers {
  readonly stepId: number
  readonly submitted: number
  readonly bounced: number
  readonly complained: number
  readonly clicked: number
  readonly opened: number
  readonly byMachine: number
}

/** The numbers of each step of a sequence that was ever handed over. */
export async function listStepNumbers(db: Db, sequenceId: number): Promise<StepNumbers[]> {
  const visited = (...kinds: string[]) => sql<number>`sum(case when exists (select 1 from events
    where events.delivery_id = deliveries.id and events.kind in (${sql.join(kinds)})) then 1 else 0 end)`
  const said = (feedback: string) => sql<number>`sum(case when feedback = ${feedback} then 1 else 0 end)`
  return await db
    .selectFrom('deliveries')
    .select('step_id as stepId')
    .select(({ fn }) => fn.countAll<number>().as('submitted'))
    .select([said('bounced').as('bounced'), said('complained').as('complained')])
    .select([visited('clicked').as('clicked'), visited('opened').as('opened')])
    .select(visited('clicked-by-machine', 'opened-by-machine').as('byMachine'))
    .where('sequence_id', '=', sequenceId)
    .where('step_id', 'is not', null)
    .where('state', '=', 'submitted')
    .groupBy('step_id')
    .$narrowType<{ stepId: number }>()
    .execute()
}
