import { type BatchRow, insertBatch, updateClaimedBatch } from '../../db/batches.ts'
import { type DeliveryRow, updateClaimed } from '../../db/deliveries.ts'
import { toJson } from '../../db/json.ts'
import type { Db } from '../../db/schema.ts'
import { batchKey, type KeySpace, LEASE_MS } from '../core/delivery/delivery.ts'
import type { Context, StoredTemplate } from './context.ts'
import { countState, type Letter, type PreparedBatch, type States } from './handing-over.ts'
import { type Judged, judgeDelivery, type Kept } from './judge-delivery.ts'
import { noticeOf } from './notice-of.ts'
import { primeReads, type SharedReads, sharedReads } from './shared-reads.ts'

const NEVER = new AbortController().signal

/**
 * Freezes claimed deliveries as one batch, in one transaction: each is checked again as if it went alone, and those
 * that may go are kept with their order and the batch's key before the call. From its commit on nobody can know
 * whether they went out.
 */
export async function freezeBatch(ctx: Context, deliveries: readonly DeliveryRow[]): Promise<PreparedBatch> {
  const notices = new Map<number, StoredTemplate | null>()
  for (const delivery of deliveries) notices.set(delivery.id, await noticeOf(ctx, delivery))
  return await ctx.transact(
    'freeze-batch',
    async (tx): Promise<PreparedBatch> => {
      const reads = sharedReads(tx, ctx.now())
      const { name, epoch } = await reads.instance()
      const batch = await openBatch(ctx, tx, {
        keySpace: { name, epoch },
        owner: deliveries[0]?.owner ?? null,
      })
      const states: States = {}
      const letters: Letter[] = []
      await primeReads(reads, deliveries, ctx.instance.pepper)
      for (const delivery of deliveries) {
        // Composing a hundred emails takes a while, and calls under way must begin and end at their time.
        await ctx.wait(0, NEVER)
        const notice = notices.get(delivery.id) ?? null
        const judged = await judgeDelivery(ctx, reads, { delivery, notice })
        const taken = judged.kind === 'send' && (await join(reads, batch, judged))
        if (taken) letters.push(judged.letter)
        else countState(states, judged.kind === 'settled' ? judged.state : 'lost')
      }
      return await closeMembers(tx, { batch, letters, states })
    },
    { subscriptions: deliveries.map((delivery) => delivery.subscription_id) },
  )
}

interface Opening {
  readonly keySpace: KeySpace
  readonly owner: string | null
}

async function openBatch(ctx: Context, tx: Db, { keySpace, owner }: Opening): Promise<BatchRow> {
  const now = ctx.now()
  const row = {
    transport: ctx.transport.name,
    generation: 1,
    members: toJson([]),
    state: 'open' as const,
    key: '',
    handed_over_at: now,
    owner,
    lease_until: now + LEASE_MS,
    fence: 1,
    tries: 0,
    reason: null,
    created_at: now,
  }
  const id = await insertBatch(tx, row)
  return { ...row, id, key: batchKey(keySpace, id) }
}

/** Freezes one member under the batch's lease instead of its own. */
async function join(
  reads: SharedReads,
  batch: BatchRow,
  judged: Extract<Judged, { kind: 'send' }>,
): Promise<boolean> {
  const { delivery, subscriberId } = judged.letter
  const kept: Kept = { ...judged.kept, handed_over_at: batch.created_at }
  const under = { batch_id: batch.id, key: null, owner: null, lease_until: null }
  // Another delivery of the batch may be to the same person.
  reads.done.forget(delivery.subscription_id)
  reads.recent.forget(subscriberId)
  return await updateClaimed(reads.db, delivery, { ...kept, ...under, state: 'frozen' })
}

interface Closing {
  readonly batch: BatchRow
  readonly letters: readonly Letter[]
  readonly states: States
}

/** Writes who is in it and in which order; a batch that nobody came into is done. */
async function closeMembers(tx: Db, { batch, letters, states }: Closing): Promise<PreparedBatch> {
  const members = toJson(letters.map(({ delivery }) => delivery.id))
  const empty = letters.length === 0
  await updateClaimedBatch(tx, batch, { key: batch.key, members, state: empty ? 'done' : 'open' })
  if (empty) return { kind: 'settled', states }
  const leaseUntil = batch.lease_until ?? batch.created_at
  const call = { key: batch.key, firstAttemptAt: batch.created_at, leaseUntil, doubtful: false }
  return { kind: 'ready', handing: { ...call, batch: { ...batch, members }, letters }, states }
}
