import { type BatchRow, listMembers, updateClaimedBatch, updateMember } from '../../db/batches.ts'
import type { DeliveryRow } from '../../db/deliveries.ts'
import { LEASE_MS, type Settled } from '../core/delivery/delivery.ts'
import type { Context } from './context.ts'
import { countState, type Letter, type PreparedBatch, type States } from './handing-over.ts'
import { changeOf, isProved, withProof } from './outcome-change.ts'
import { bytesDoubt, LOOK_AGAIN_MS, mustWait, rebuildMessage, wishDoubt } from './replay-doubt.ts'
import { scheduleFollowing } from './schedule-following.ts'
import { getSendFacts } from './send-facts.ts'
import { primeReads, type SharedReads, sharedReads } from './shared-reads.ts'

/**
 * Takes up a batch that was handed over and never settled. It goes out again only whole and unchanged, under its key
 * while the provider remembers it, and only if all its readers still want their email; else its members are
 * `uncertain`, to be settled by an event or a person.
 */
export async function replayBatch(ctx: Context, batch: BatchRow): Promise<PreparedBatch> {
  return await ctx.transact('replay-batch', async (tx): Promise<PreparedBatch> => {
    const reads = sharedReads(tx, ctx.now())
    const found = await lookThrough(ctx, reads, batch)
    if (found.kind === 'doubt') return await settleAll(ctx, reads, { batch, reason: found.reason })
    const now = ctx.now()
    const wait = found.kind === 'wait'
    const leaseUntil = now + (wait ? LOOK_AGAIN_MS : LEASE_MS)
    const held = await updateClaimedBatch(tx, batch, { lease_until: leaseUntil })
    if (!held || wait) return { kind: 'settled', states: { [held ? 'frozen' : 'lost']: found.open } }
    const call = { key: batch.key, firstAttemptAt: batch.handed_over_at ?? 0, leaseUntil, doubtful: true }
    return { kind: 'ready', handing: { ...call, batch, letters: found.letters }, states: {} }
  })
}

/** Settles an open batch without a call: nobody will learn any more from the provider what became of it. */
export async function giveUpBatch(ctx: Context, batch: BatchRow, reason: string): Promise<PreparedBatch> {
  return await ctx.transact('give-up-batch', (tx) =>
    settleAll(ctx, sharedReads(tx, ctx.now()), { batch, reason }),
  )
}

type Look =
  | { readonly kind: 'ready' | 'wait'; readonly letters: readonly Letter[]; readonly open: number }
  | { readonly kind: 'doubt'; readonly reason: string }

async function lookThrough(ctx: Context, reads: SharedReads, batch: BatchRow): Promise<Look> {
  const letters: Letter[] = []
  let open = 0
  let waiting = false
  const members = await listMembers(reads.db, batch)
  await primeReads(reads, members, ctx.instance.pepper)
  for (const delivery of members) {
    const looked = await lookAt(ctx, reads, { batch, delivery })
    if (looked.reason !== null) return { kind: 'doubt', reason: looked.reason }
    if (delivery.state === 'frozen' && !isProved(delivery)) open += 1
    waiting ||= looked.waits
    letters.push(looked.letter)
  }
  if (open === 0) return { kind: 'doubt', reason: 'its batch was settled without it' }
  return { kind: waiting ? 'wait' : 'ready', letters, open }
}

interface Looked {
  readonly letter: Letter
  readonly reason: string | null
  readonly waits: boolean
}

/** A member that is settled already belongs to the call all the same, but nobody is asked about it any more. */
async function lookAt(
  ctx: Context,
  reads: SharedReads,
  { batch, delivery }: { readonly batch: BatchRow; readonly delivery: DeliveryRow },
): Promise<Looked> {
  const message = await rebuildMessage(reads.db, delivery)
  const { facts, subscription, subscriber, list } = await getSendFacts(ctx, reads, delivery)
  const letter = { delivery, message, listId: list.id, subscriberId: subscriber.id }
  const flow = await reads.flow()
  const firstAttemptAt = batch.handed_over_at ?? 0
  const changed = bytesDoubt(ctx, { delivery, message, flow, firstAttemptAt })
  if (changed !== null) return { letter, reason: changed, waits: false }
  if (delivery.state !== 'frozen' || isProved(delivery)) return { letter, reason: null, waits: false }
  const left = flow.leaver === 'wait' ? wishDoubt(delivery, facts, subscription) : null
  if (left !== null) return { letter, reason: `in its batch, ${left}`, waits: false }
  return { letter, reason: null, waits: mustWait(facts) }
}

/** Members that an event has proved are submitted, the others in doubt; every walk goes on. */
async function settleAll(
  ctx: Context,
  reads: SharedReads,
  { batch, reason }: { readonly batch: BatchRow; readonly reason: string },
): Promise<PreparedBatch> {
  const states: States = {}
  const done = { state: 'done' as const, owner: null, lease_until: null, reason }
  if (!(await updateClaimedBatch(reads.db, batch, done))) return { kind: 'settled', states: { lost: 1 } }
  const now = ctx.now()
  const over: DeliveryRow[] = []
  for (const delivery of await listMembers(reads.db, batch)) {
    const settled: Settled = withProof({ state: 'uncertain', reason }, delivery)
    const change = changeOf(settled, delivery, { now, tries: delivery.tries })
    if (!(await updateMember(reads.db, { id: delivery.id, batchId: batch.id }, change))) continue
    reads.done.forget(delivery.subscription_id)
    over.push(delivery)
    countState(states, settled.state)
  }
  await scheduleFollowing(reads, over, now)
  ctx.log('batch.settled', { batch: batch.id, reason })
  return { kind: 'settled', states }
}
