import { sql } from 'kysely'
import type { DeliveryKind } from '../src/core/delivery/delivery.ts'
import type { DeliveryRow } from './deliveries.ts'
import type { Dialect } from './dialect.ts'
import type { Db } from './schema.ts'

export interface ClaimRequest {
  readonly now: number
  readonly owner: string
  readonly leaseUntil: number
  readonly limit: number
}

/**
 * Claims up to `limit` deliveries under a lease: first those whose lease has run out, then confirmations
 * that are due (somebody waits for them), then steps that are due. Each claim raises the fence, so that a
 * worker that lost its lease can no longer write. A delivery already handed over stays `frozen`.
 */
export async function claimDue(db: Db, dialect: Dialect, request: ClaimRequest): Promise<DeliveryRow[]> {
  const expired = await claim(db, request, expiredLeases(db, dialect, request))
  const rest = { ...request, limit: request.limit - expired.length }
  const waiting = await claim(db, request, dueOfKind(db, dialect, { ...rest, kind: 'confirmation' }))
  const last = { ...rest, limit: rest.limit - waiting.length, kind: 'step' as const }
  return [...expired, ...waiting, ...(await claim(db, request, dueOfKind(db, dialect, last)))]
}

// States are written out, not bound: a partial index serves only a condition that the planner can read.

function expiredLeases(db: Db, dialect: Dialect, request: ClaimRequest) {
  return db
    .selectFrom('deliveries')
    .select('id')
    .where(sql<boolean>`state in ('claimed', 'frozen')`)
    .where('lease_until', '<=', request.now)
    .orderBy('lease_until')
    .limit(request.limit)
    .$if(dialect.skipLocked, (query) => query.forUpdate().skipLocked())
}

function dueOfKind(db: Db, dialect: Dialect, request: ClaimRequest & { readonly kind: DeliveryKind }) {
  return db
    .selectFrom('deliveries')
    .select('id')
    .where(sql<boolean>`state = 'scheduled'`)
    .where('kind', '=', request.kind)
    .where('due_at', '<=', request.now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(request.limit)
    .$if(dialect.skipLocked, (query) => query.forUpdate().skipLocked())
}

async function claim(
  db: Db,
  request: ClaimRequest,
  chosen: ReturnType<typeof expiredLeases>,
): Promise<DeliveryRow[]> {
  const rows = await db
    .updateTable('deliveries')
    .set({
      state: sql`case when state = 'frozen' then 'frozen' else 'claimed' end`,
      owner: request.owner,
      lease_until: request.leaseUntil,
      fence: sql`fence + 1`,
    })
    .where('id', 'in', chosen)
    .returningAll()
    .execute()
  return rows.toSorted((a, b) => a.due_at - b.due_at || a.id - b.id)
}

/** When the next delivery falls due or the next lease runs out, or null where nothing is scheduled. */
export async function findNextWake(db: Db): Promise<number | null> {
  const scheduled = await db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.min('due_at').as('at'))
    .where(sql<boolean>`state = 'scheduled'`)
    .executeTakeFirst()
  const leased = await db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.min('lease_until').as('at'))
    .where(sql<boolean>`state in ('claimed', 'frozen')`)
    .executeTakeFirst()
  const times = [scheduled?.at, leased?.at].filter((at) => at !== null && at !== undefined)
  return times.length === 0 ? null : Math.min(...times)
}
