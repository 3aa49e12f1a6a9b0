import { sql } from 'kysely'
import type { Db } from './schema.ts'

const DAY = 24 * 60 * 60_000

/** How far the clock was set back, and where it stands now. */
export interface SetBack {
  readonly now: number
  readonly byMs: number
}

/**
 * Takes times that lie ahead of a clock that was set back to that clock, and begins to reckon all due times anew:
 * else a series would wait until the clock comes to them again. The beginning of tries whose outcome is unknown moves
 * with the clock, so that no key seems younger than it is.
 */
export async function updateClockSetBack(db: Db, { now, byMs }: SetBack): Promise<void> {
  await giveBackClaims(db, now)
  await shiftUnderWay(db, byMs)
  await shiftBuckets(db, { now, byMs })
  await takeBackDone(db, now)
  await takeBackWaiting(db, now)
}

/** A notice, or what a person sends by hand: no due time of it is reckoned anew. */
const inNoPlan = sql<boolean>`(kind <> 'step' or by_hand = 1)`

/** Leases, waits and the ages of keys stay as long as they were. */
async function shiftUnderWay(db: Db, byMs: number): Promise<void> {
  const earlier = (column: 'handed_over_at' | 'lease_until' | 'blocked_until') =>
    sql<number>`${sql.ref(column)} - cast(${byMs} as bigint)`
  const under = { handed_over_at: earlier('handed_over_at'), lease_until: earlier('lease_until') }
  await db.updateTable('deliveries').set(under).where(sql<boolean>`state in ('claimed', 'frozen')`).execute()
  await db.updateTable('batches').set(under).where(sql<boolean>`state = 'open'`).execute()
  await db
    .updateTable('senders')
    .set({ blocked_until: earlier('blocked_until') })
    .execute()
}

/** What was poured into the buckets of the sign-up form runs out after as long as it would have. */
async function shiftBuckets(db: Db, { now, byMs }: SetBack): Promise<void> {
  await db
    .updateTable('buckets')
    .set({ empty_at: sql<number>`empty_at - cast(${byMs} as bigint)` })
    .where('empty_at', '>', now)
    .execute()
}

/** Nothing of them went out yet; given back, their due times are reckoned anew with those of all others. */
async function giveBackClaims(db: Db, now: number): Promise<void> {
  const claimed = db
    .updateTable('deliveries')
    .set({ state: 'scheduled', owner: null, lease_until: null })
    .where(sql<boolean>`state in ('claimed', 'frozen')`)
    .where('state', '=', 'claimed')
  await claimed.set({ due_at: now }).where(inNoPlan).execute()
  await claimed.execute()
}

async function takeBackDone(db: Db, now: number): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ submitted_at: now })
    .where('state', '=', 'submitted')
    .where('submitted_at', '>', now)
    .execute()
  await db
    .updateTable('deliveries')
    .set({ handed_over_at: now })
    .where('state', 'in', ['submitted', 'failed', 'uncertain', 'cancelled'])
    .where('handed_over_at', '>', now)
    .execute()
  // What a person has skipped is done when it was due.
  await db
    .updateTable('deliveries')
    .set({ due_at: now })
    .where('state', '=', 'cancelled')
    .where('reason', '=', 'skipped')
    .where('due_at', '>', now)
    .execute()
  await db.updateTable('enrolments').set({ started_at: now }).where('started_at', '>', now).execute()
}

async function takeBackWaiting(db: Db, now: number): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ due_at: now })
    .where(sql<boolean>`state = 'scheduled'`)
    .where('due_at', '>', now + DAY)
    .where(inNoPlan)
    .execute()
  // Who has had enough for now would wait for a time of the clock as it was; the freeze asks again.
  await db
    .updateTable('deliveries')
    .set({ reason: null })
    .where(sql<boolean>`state = 'scheduled'`)
    .where('reason', 'in', ['one-late-email', 'frequency-cap'])
    .execute()
  await db
    .updateTable('sequences')
    .set({ reschedule_after: 0 })
    .where('state', '=', 'active')
    .where('version_id', 'is not', null)
    .execute()
  await db.updateTable('instance').set({ away_from: null, away_until: null }).execute()
}
