import { sql } from 'kysely'
import type { Db } from './schema.ts'

const DAY = 24 * 60 * 60_000

/**
 * Takes times that lie ahead of a clock that was set back to that clock, and begins to reckon all due times anew:
 * else a series would wait until the clock comes to them again. When a try under a key began is not touched, so that
 * no key seems younger than it is.
 */
export async function updateClockSetBack(db: Db, now: number): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ submitted_at: now })
    .where('state', '=', 'submitted')
    .where('submitted_at', '>', now)
    .execute()
  await db
    .updateTable('deliveries')
    .set({ handed_over_at: now })
    .where('state', 'in', ['submitted', 'failed', 'uncertain'])
    .where('handed_over_at', '>', now)
    .execute()
  await db.updateTable('enrolments').set({ started_at: now }).where('started_at', '>', now).execute()
  await db
    .updateTable('deliveries')
    .set({ lease_until: now })
    .where(sql<boolean>`state in ('claimed', 'frozen')`)
    .where('lease_until', '>', now + DAY)
    .execute()
  await db
    .updateTable('batches')
    .set({ lease_until: now })
    .where(sql<boolean>`state = 'open'`)
    .where('lease_until', '>', now + DAY)
    .execute()
  await db
    .updateTable('sequences')
    .set({ reschedule_after: 0 })
    .where('state', '=', 'active')
    .where('version_id', 'is not', null)
    .execute()
  await db
    .updateTable('senders')
    .set({ blocked_until: now })
    .where('blocked_until', '>', now + DAY)
    .execute()
  await db.updateTable('instance').set({ away_from: null, away_until: null }).execute()
}
