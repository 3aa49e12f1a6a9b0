import { sql } from 'kysely'
import { type DeliveryKind, noticeKinds } from '../src/core/delivery/delivery.ts'
import type { DeliveryRow } from './deliveries.ts'
import type { Dialect } from './dialect.ts'
import type { Db } from './schema.ts'

export interface ClaimRequest {
  readonly now: number
  readonly owner: string
  readonly leaseUntil: number
  readonly limit: number
  /** From 0 to 1: which sequence has the first turn. */
  readonly turn: number
}

/**
 * Claims up to `limit` deliveries under a lease: first those whose lease has run out, then confirmations
 * that are due (somebody waits for them), then steps that are due, with the sequences taking turns. Each claim
 * raises the fence, so that a worker that lost its lease can no longer write. A delivery already handed over
 * stays `frozen`; the members of a batch are claimed with it.
 */
export async function claimDue(db: Db, dialect: Dialect, request: ClaimRequest): Promise<DeliveryRow[]> {
  const expired = await claim(db, request, expiredLeases(db, dialect, request))
  const rest = { ...request, limit: request.limit - expired.length }
  const waiting = rest.limit > 0 ? await claim(db, rest, dueNotices(db, dialect, rest)) : []
  const last = { ...rest, limit: rest.limit - waiting.length }
  return [...expired, ...waiting, ...(await claimSteps(db, dialect, last))]
}

/** Claims up to `limit` deliveries that were handed over before and whose lease or wait is over. */
export async function claimInDoubt(
  db: Db,
  dialect: Dialect,
  request: Omit<ClaimRequest, 'turn'>,
): Promise<DeliveryRow[]> {
  const frozen = expiredLeases(db, dialect, request).where('deliveries.state', '=', 'frozen')
  return await claim(db, request, frozen)
}

// States are written out, not bound: a partial index serves only a condition that the planner can read.

function expiredLeases(db: Db, dialect: Dialect, request: Omit<ClaimRequest, 'turn'>) {
  return db
    .selectFrom('deliveries')
    .select('id')
    .where(sql<boolean>`state in ('claimed', 'frozen')`)
    .where('lease_until', '<=', request.now)
    .orderBy('lease_until')
    .limit(request.limit)
    .$if(dialect.skipLocked, (query) => query.forUpdate().skipLocked())
}

function dueNotices(db: Db, dialect: Dialect, request: ClaimRequest) {
  return db
    .selectFrom('deliveries')
    .select('id')
    .where(sql<boolean>`state = 'scheduled'`)
    .where('kind', 'in', noticeKinds)
    .where('due_at', '<=', request.now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(request.limit)
    .$if(dialect.skipLocked, (query) => query.forUpdate().skipLocked())
}

function dueSteps(db: Db, dialect: Dialect, request: ClaimRequest, sequenceId: number) {
  return db
    .selectFrom('deliveries')
    .select('id')
    .where(sql<boolean>`state = 'scheduled'`)
    .where('sequence_id', '=', sequenceId)
    .where('due_at', '<=', request.now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(request.limit)
    .$if(dialect.skipLocked, (query) => query.forUpdate().skipLocked())
}

/** Each sequence gets an equal share of the claim; what one leaves goes to the others. */
async function claimSteps(db: Db, dialect: Dialect, request: ClaimRequest): Promise<DeliveryRow[]> {
  if (request.limit <= 0) return []
  const claimed: DeliveryRow[] = []
  let open = inTurn(await listDueSequences(db, request.now), request.turn)
  while (open.length > 0 && claimed.length < request.limit) {
    const share = Math.max(1, Math.floor((request.limit - claimed.length) / open.length))
    const more: number[] = []
    for (const sequenceId of open) {
      const limit = Math.min(share, request.limit - claimed.length)
      if (limit === 0) break
      const rows = await claim(db, request, dueSteps(db, dialect, { ...request, limit }, sequenceId))
      claimed.push(...rows)
      if (rows.length === limit) more.push(sequenceId)
    }
    open = more
  }
  return claimed
}

function inTurn(ids: readonly number[], turn: number): number[] {
  const first = Math.floor(turn * ids.length)
  return [...ids.slice(first), ...ids.slice(0, first)]
}

async function listDueSequences(db: Db, now: number): Promise<number[]> {
  const rows = await db
    .selectFrom('sequences')
    .select('id')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('deliveries')
          .select('deliveries.id')
          .where(sql<boolean>`deliveries.state = 'scheduled'`)
          .whereRef('deliveries.sequence_id', '=', 'sequences.id')
          .where('deliveries.due_at', '<=', now),
      ),
    )
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

async function claim(
  db: Db,
  request: Omit<ClaimRequest, 'turn'>,
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
  const scheduled = (kinds: readonly DeliveryKind[]) =>
    db
      .selectFrom('deliveries')
      .select('due_at as at')
      .where(sql<boolean>`state = 'scheduled'`)
      .where('kind', 'in', kinds)
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst()
  const leased = db
    .selectFrom('deliveries')
    .select('lease_until as at')
    .where(sql<boolean>`state in ('claimed', 'frozen')`)
    .where('lease_until', 'is not', null)
    .orderBy('lease_until')
    .limit(1)
  const open = db
    .selectFrom('batches')
    .select('lease_until as at')
    .where(sql<boolean>`state = 'open'`)
    .where('lease_until', 'is not', null)
    .orderBy('lease_until')
    .limit(1)
  const rows = [
    await scheduled(noticeKinds),
    await scheduled(['step']),
    await leased.executeTakeFirst(),
    await open.executeTakeFirst(),
  ]
  const times = rows.map((row) => row?.at ?? null).filter((at) => at !== null)
  return times.length === 0 ? null : Math.min(...times)
}
