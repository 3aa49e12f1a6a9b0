import { insertAttempts } from '../../db/attempts.ts'
import { listMembers, updateClaimedBatch, updateMember } from '../../db/batches.ts'
import type { DeliveryRow } from '../../db/deliveries.ts'
import { updateListDay } from '../../db/list-days.ts'
import { costsTry, type Settled, settle } from '../core/delivery/delivery.ts'
import { dayOf } from '../core/delivery/send-slots.ts'
import type { BatchResult, SendResult } from '../transports/transport.ts'
import type { Context } from './context.ts'
import { type BatchHandingOver, countState, type States } from './handing-over.ts'
import { keyLifetime } from './key-lifetime.ts'
import { noteSender } from './note-sender.ts'
import { changeOf, isOver, withProof } from './outcome-change.ts'
import { attemptOf, goOn, keepProof, type Outcome } from './record-outcome.ts'
import { type SharedReads, sharedReads } from './shared-reads.ts'

export interface BatchOutcome extends Omit<Outcome, 'result'> {
  readonly outcome: BatchResult
}

/**
 * Records what became of a batch, member by member, and schedules what follows, in one transaction guarded by the
 * batch's fence. One that is refused as a whole is known unsent: its members go again in batches of half its size,
 * so that the one at fault is found and fails alone. A worker that lost the batch changes nothing, but each proof of
 * acceptance still settles `uncertain`.
 */
export async function recordBatch(
  ctx: Context,
  handing: BatchHandingOver,
  { outcome, follow, trial }: BatchOutcome,
): Promise<States> {
  const results = resultsOf(outcome, handing.letters.length)
  const states = await ctx.transact(
    'record-batch',
    async (tx) => {
      const reads = sharedReads(tx, ctx.now())
      const now = ctx.now()
      const attempts = handing.letters.map((letter, index) =>
        attemptOf(letter, resultAt(results, index), now),
      )
      await insertAttempts(tx, attempts)
      const told = outcome.kind === 'whole' ? outcome.result : resultAt(results, 0)
      const listIds = handing.letters.map(({ listId }) => listId)
      await noteSender(ctx, tx, { result: told, trial, listIds })
      const whole = outcome.kind === 'whole' ? await settleWhole(ctx, reads, { handing, outcome, now }) : null
      if (!(await updateClaimedBatch(tx, handing.batch, batchChange(handing, whole)))) {
        return await keepProofs(reads, { handing, results, now })
      }
      const settled = { handing, results, whole, now, follow }
      return whole?.state === 'frozen'
        ? await stayOpen(reads, settled)
        : await settleMembers(ctx, reads, settled)
    },
    { subscriptions: handing.letters.map(({ delivery }) => delivery.subscription_id) },
  )
  ctx.log('batch.recorded', { batch: handing.batch.id, ...states })
  return states
}

function resultsOf(outcome: BatchResult, count: number): readonly SendResult[] {
  return outcome.kind === 'each' ? outcome.results : Array.from({ length: count }, () => outcome.result)
}

/** A transport that forgot one says nothing of it. */
function resultAt(results: readonly SendResult[], index: number): SendResult {
  return results[index] ?? { kind: 'uncertain', reason: 'the answer did not name it', final: true }
}

interface Whole {
  readonly handing: BatchHandingOver
  readonly outcome: Extract<BatchResult, { kind: 'whole' }>
  readonly now: number
}

async function settleWhole(
  ctx: Context,
  reads: SharedReads,
  { handing, outcome, now }: Whole,
): Promise<Settled> {
  const { batch, letters, firstAttemptAt, doubtful } = handing
  const firsts = letters.map(({ delivery }) => delivery.first_attempt_at ?? firstAttemptAt)
  return settle(outcome.result, {
    now,
    firstAttemptAt,
    firstTryAt: Math.min(...firsts),
    doubtful,
    tries: Math.max(batch.tries, ...letters.map(({ delivery }) => delivery.tries)),
    keyLifetimeMs: keyLifetime(ctx, await reads.flow()),
    jitter: ctx.random(),
  })
}

function batchChange({ batch }: BatchHandingOver, whole: Settled | null) {
  const reason = whole === null || whole.state === 'submitted' ? null : whole.reason
  if (whole?.state === 'frozen')
    return { lease_until: whole.notBefore, owner: null, reason, tries: batch.tries + 1 }
  return { state: 'done' as const, lease_until: null, owner: null, reason }
}

interface Members {
  readonly handing: BatchHandingOver
  readonly results: readonly SendResult[]
  readonly whole: Settled | null
  readonly now: number
  readonly follow: boolean
}

/** Nobody knows yet: only the members that an event has proved are settled. */
async function stayOpen(reads: SharedReads, members: Members): Promise<States> {
  const { whole, handing } = members
  const rows = await listMembers(reads.db, handing.batch)
  const settled = rows.flatMap((delivery): Settling[] => {
    const proved = whole && withProof(whole, delivery)
    return proved?.state === 'submitted' ? [{ delivery, settled: proved, tries: delivery.tries }] : []
  })
  const states = await settleThese(reads, members, settled)
  const doubtful = rows.filter(({ state }) => state === 'frozen').length - (states.submitted ?? 0)
  return { ...states, frozen: doubtful }
}

async function settleMembers(ctx: Context, reads: SharedReads, members: Members): Promise<States> {
  const { handing, results } = members
  const rows = await listMembers(reads.db, handing.batch)
  const settled = rows.map((delivery, index): Settling => {
    const result = resultAt(results, index)
    const settled = withProof(memberSettled(ctx, { ...members, delivery, result }), delivery)
    const tries = delivery.tries + (costsTry(result) ? 1 : 0)
    // A batch that was refused as a whole is tried in halves.
    const halved = settled.state === 'scheduled' && isOfOneUnknown(handing, members.whole, result)
    return { delivery, settled, tries, ...(halved && { batchLimit: Math.ceil(rows.length / 2) }) }
  })
  for (const { delivery, settled: one } of settled) {
    if (one.state !== 'submitted')
      ctx.log(`delivery.${one.state}`, { delivery: delivery.id, reason: one.reason })
  }
  return await settleThese(reads, members, settled)
}

interface Settling {
  readonly delivery: DeliveryRow
  readonly settled: Settled
  readonly tries: number
  readonly batchLimit?: number
}

/** Writes what became of members, counts them for their lists, and goes on with their walks. */
async function settleThese(
  reads: SharedReads,
  members: Members,
  settling: readonly Settling[],
): Promise<States> {
  const { handing, now, follow } = members
  const states: States = {}
  const over: DeliveryRow[] = []
  const submitted = new Map<number, number>()
  const listOf = new Map(handing.letters.map(({ delivery, listId }) => [delivery.id, listId]))
  for (const { delivery, settled, tries, batchLimit } of settling) {
    const change = {
      ...changeOf(settled, delivery, { now, tries }),
      ...(batchLimit && { batch_limit: batchLimit }),
    }
    const held = await updateMember(reads.db, { id: delivery.id, batchId: handing.batch.id }, change)
    countState(states, held ? settled.state : 'lost')
    if (held && isOver(settled.state)) over.push(delivery)
    const listId = listOf.get(delivery.id)
    if (held && settled.state === 'submitted' && listId !== undefined)
      submitted.set(listId, (submitted.get(listId) ?? 0) + 1)
  }
  // In one order for all: two that count for the same lists would else wait for each other.
  for (const [listId, count] of [...submitted].sort(([a], [b]) => a - b))
    await updateListDay(reads.db, listId, { day: dayOf(now), count })
  await goOn(reads, over, { now, follow })
  return states
}

/** Whether the whole was turned away for one member, or the sender of one list, and nobody knows which. */
function isOfOneUnknown({ letters }: BatchHandingOver, whole: Settled | null, result: SendResult): boolean {
  if (whole === null || whole.state === 'frozen' || whole.state === 'uncertain') return false
  if (result.kind === 'refused') return letters.length > 1
  const lists = new Set(letters.map(({ listId }) => listId))
  return result.kind === 'blocked' && result.by === 'from' && lists.size > 1
}

interface MemberResult extends Members {
  readonly delivery: DeliveryRow
  readonly result: SendResult
}

function memberSettled(ctx: Context, { handing, whole, delivery, result, now }: MemberResult): Settled {
  const reason = result.kind === 'accepted' ? '' : result.reason
  if (isOfOneUnknown(handing, whole, result)) return { state: 'scheduled', reason, dueAt: 'unchanged' }
  if (whole?.state === 'uncertain' || whole?.state === 'frozen') return whole
  if (result.kind === 'uncertain') return { state: 'uncertain', reason: result.reason }
  const { firstAttemptAt, doubtful } = handing
  return settle(result, {
    now,
    firstAttemptAt,
    firstTryAt: delivery.first_attempt_at ?? firstAttemptAt,
    // What the service says of one member it says of the call that it took: no earlier try is in doubt any more.
    doubtful: doubtful && result.kind !== 'refused',
    tries: delivery.tries,
    keyLifetimeMs: 0,
    jitter: ctx.random(),
  })
}

async function keepProofs(
  reads: SharedReads,
  { handing, results, now }: Pick<Members, 'handing' | 'results' | 'now'>,
): Promise<States> {
  for (const [index, { delivery }] of handing.letters.entries()) {
    await keepProof(reads.db, { id: delivery.id, result: resultAt(results, index), now })
  }
  return { lost: handing.letters.length }
}
