import { type ChosenRow, listChosen, updateChosen } from '../../db/attention.ts'
import { findDelivery } from '../../db/deliveries.ts'
import type { Db } from '../../db/schema.ts'
import { nextStepFrom } from '../core/delivery/next-step.ts'
import { slotFrom } from '../core/delivery/schedule.ts'
import { audit } from './audit.ts'
import type { ChosenDeliveries } from './choose-deliveries.ts'
import type { Context } from './context.ts'
import { walkFacts } from './enrol-subscription.ts'
import { inChunks } from './in-chunks.ts'
import { scheduleFollowing } from './schedule-following.ts'
import { type SharedReads, sharedReads } from './shared-reads.ts'

/** At the next slot of their series, at once, or never: what follows in the walk then takes their place. */
export type ReleaseWay = 'next-slot' | 'now' | 'skip'

const NAME = 'release-deliveries'

/** Lets held deliveries go on, or gives them up; gives how many of them were still held. */
export async function releaseDeliveries(
  ctx: Context,
  chosen: ChosenDeliveries,
  way: ReleaseWay,
): Promise<number> {
  const ids = chosen.rows.map(({ id }) => id)
  const count = await inChunks(ctx, { name: NAME, ids }, async (tx, some) => {
    const released = await releaseSome(ctx, tx, { some, way })
    await audit(tx, { at: ctx.now(), action: 'deliveries.released', details: { count: released, way } })
    return released
  })
  ctx.log('deliveries.released', { count, way })
  return count
}

async function releaseSome(
  ctx: Context,
  tx: Db,
  { some, way }: { readonly some: readonly number[]; readonly way: ReleaseWay },
): Promise<number> {
  if (way === 'skip') return await skipSome(tx, some, ctx.now())
  if (way === 'next-slot') return await scheduleSome(tx, some, ctx.now())
  const change = { ...goesOn, by_hand: 1, due_at: ctx.now() } as const
  return (await updateChosen(tx, { ids: some, state: 'held' }, change)).length
}

const goesOn = { state: 'scheduled', reason: null, tries: 0, first_attempt_at: null } as const

/** Gives deliveries up, and schedules what follows each in its walk. */
async function skipSome(tx: Db, ids: readonly number[], now: number): Promise<number> {
  const rows = await updateChosen(tx, { ids, state: 'held' }, { state: 'cancelled', reason: 'skipped' })
  await scheduleFollowing(sharedReads(tx, now), rows, now)
  return rows.length
}

async function scheduleSome(tx: Db, ids: readonly number[], now: number): Promise<number> {
  const reads = sharedReads(tx, now)
  let count = 0
  for (const row of await listChosen(tx, ids)) {
    const change = { ...goesOn, due_at: await dueAtOf(tx, row, { reads, now }) }
    count += (await updateChosen(tx, { ids: [row.id], state: 'held' }, change)).length
  }
  return count
}

interface Reckoning {
  readonly reads: SharedReads
  readonly now: number
}

/** When the plan has it next; at once for what stands in no plan. */
async function dueAtOf(tx: Db, row: ChosenRow, { reads, now }: Reckoning): Promise<number> {
  const delivery = await findDelivery(tx, row.id)
  // A version may have put a lesson in the place of a held welcome: the walk tells, not the row.
  if (row.byHand === 1 || row.sequenceId === null || !delivery || delivery.enrolment_id === null) return now
  const enrolment = await reads.enrolments.get(delivery.enrolment_id)
  const walk = {
    subscriptionId: enrolment.subscription_id,
    reader: (await reads.readers.find(enrolment.subscription_id)) ?? null,
    startedAt: enrolment.started_at,
    exceptDelivery: row.id,
  }
  const done = (await reads.done.find(enrolment.subscription_id)) ?? []
  const facts = walkFacts(await reads.plan(row.sequenceId), walk, done)
  return nextStepFrom(facts, now)?.dueAt ?? now
}

/** A notice, a welcome, and what a person sent by hand wait for no slot. */
function isOutside({ kind, stepKind, byHand }: ChosenRow): boolean {
  return kind !== 'step' || stepKind === 'welcome' || byHand === 1
}

/** The earliest moment, for each list, at which one of these may go out. Changes nothing. */
export async function earliestRelease(
  ctx: Context,
  chosen: ChosenDeliveries,
  way: ReleaseWay,
): Promise<ReadonlyMap<number, number>> {
  const now = ctx.now()
  const reads = sharedReads(ctx.read, now)
  const first = new Map<number, number>()
  for (const row of chosen.rows) {
    const at = way === 'next-slot' ? await earliestSlot(row, { reads, now }) : now
    first.set(row.listId, Math.min(first.get(row.listId) ?? at, at))
  }
  return first
}

async function earliestSlot(row: ChosenRow, { reads, now }: Reckoning): Promise<number> {
  if (isOutside(row) || row.sequenceId === null) return now
  const { schedule, zone } = await reads.plan(row.sequenceId)
  return row.dueAt > now ? row.dueAt : slotFrom(schedule, zone, now)
}
