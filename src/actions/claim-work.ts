import { type BatchRow, claimOpenBatch } from '../../db/batches.ts'
import { claimDue, claimInDoubt, findNextWake } from '../../db/claims.ts'
import type { DeliveryRow } from '../../db/deliveries.ts'
import { getInstance, updateMark } from '../../db/instance.ts'
import type { Db } from '../../db/schema.ts'
import { findSenderToChange, type SenderRow, updateSender } from '../../db/senders.ts'
import { LEASE_MS } from '../core/delivery/delivery.ts'
import {
  findSlots,
  type SenderProgress,
  type SlotRequest,
  type Slots,
  takeSlots,
} from '../core/delivery/send-slots.ts'
import type { Context } from './context.ts'
import { getFlow } from './flow.ts'
import { giveBackClaimed } from './give-back.ts'
import type { Place } from './handing-over.ts'

export interface ClaimInput {
  /** Which worker claims; told in the row, for whoever reads it. */
  readonly owner: string
  /** Most deliveries that one claim takes. */
  readonly limit: number
}

/** A group of deliveries that go in one call, or an open batch; the call begins at `at` or later. */
export type Work =
  | { readonly kind: 'deliveries'; readonly deliveries: readonly DeliveryRow[]; readonly place: Place }
  | { readonly kind: 'batch'; readonly batch: BatchRow; readonly place: Place }

export type ClaimWork =
  | { readonly kind: 'claimed'; readonly work: readonly Work[]; readonly count: number }
  | { readonly kind: 'idle'; readonly why: Idle; readonly until: number | null }

/** Why nothing is claimed. */
export type Idle = 'nothing-due' | 'on-hold' | 'blocked' | 'rate' | 'day'

/**
 * Claims what is due under a lease, in one transaction, with a place in the sender's rate for each call: nothing is
 * claimed that could not be handed over soon.
 */
export async function claimWork(ctx: Context, input: ClaimInput): Promise<ClaimWork> {
  // Looked up without the write lock: mostly there is nothing to do.
  const wake = await findNextWake(ctx.read)
  if (wake === null || wake > ctx.now()) return { kind: 'idle', why: 'nothing-due', until: wake }
  const claimed = await ctx.transact('claim', async (tx) => await claim(ctx, tx, input), {
    subscriptions: [],
  })
  if (claimed.kind === 'idle') return claimed
  ctx.marker?.write({ instance: ctx.instance.name, mark: claimed.mark })
  return claimed
}

type Claimed =
  | Exclude<ClaimWork, { kind: 'claimed' }>
  | (Extract<ClaimWork, { kind: 'claimed' }> & { readonly mark: number })

async function claim(ctx: Context, tx: Db, input: ClaimInput): Promise<Claimed> {
  const now = ctx.now()
  if ((await getInstance(tx)).hold_reason !== null) return { kind: 'idle', why: 'on-hold', until: null }
  const sender = await findSenderToChange(tx, ctx.dialect, ctx.transport.name)
  if (sender?.blocked_until != null && sender.blocked_until > now)
    return {
      kind: 'idle',
      why: sender.block_kind === 'rate' ? 'rate' : 'blocked',
      until: sender.blocked_until,
    }
  const rate = (await getFlow(tx)).rates[ctx.transport.name]
  const request = { now, rate, permitted: ctx.transport.permittedPerSecond() }
  const found = findSlots(progressOf(sender), request)
  const again = found.kind === 'full' && found.why === 'day'
  if (found.kind === 'full' && !again) return { kind: 'idle', why: found.why, until: found.until }
  // What is in doubt was counted on its first day, and its key does not live for ever.
  const slots = found.kind === 'full' ? { kind: 'slots' as const, ...ONE_CALL, at: now } : found
  const trial = isTrial(sender)
  const work = await takeWork(ctx, tx, { input, slots, trial })
  const count = work.reduce((sum, one) => sum + (one.kind === 'batch' ? 1 : one.deliveries.length), 0)
  if (count === 0 && found.kind === 'full') return { kind: 'idle', why: found.why, until: found.until }
  if (count === 0) return { kind: 'idle', why: 'nothing-due', until: null }
  await noteTaken(ctx, tx, { sender, request, slots, work, trial })
  return { kind: 'claimed', work, count, mark: await updateMark(tx) }
}

/** While the day is full: only what was handed over before, one call at a time. */
const ONE_CALL = { everyMs: 0, calls: 1, messages: 0 }

/** A sender's place in its rate and its day, as its row keeps it; that of a new one where there is none. */
export function progressOf(sender: SenderRow | null): SenderProgress {
  return {
    nextSlotAt: sender?.next_slot_at ?? 0,
    day: sender?.day ?? null,
    dayCount: sender?.day_count ?? 0,
    startedOn: sender?.started_on ?? null,
  }
}

/** After a block that was not one of rate, a single message tries whether it is over. */
export function isTrial(sender: SenderRow | null): boolean {
  return sender?.block_kind != null && sender.block_kind !== 'rate'
}

interface Taking {
  readonly input: ClaimInput
  readonly slots: Extract<Slots, { kind: 'slots' }>
  readonly trial: boolean
}

async function takeWork(ctx: Context, tx: Db, { input, slots, trial }: Taking): Promise<readonly Work[]> {
  const now = ctx.now()
  const request = { now, owner: input.owner, leaseUntil: now + LEASE_MS }
  const batch = await claimOpenBatch(tx, ctx.dialect, request)
  const { at, everyMs } = slots
  if (batch) return [{ kind: 'batch', batch, place: { at, everyMs, trial } }]
  const size = ctx.transport.batch?.size ?? 1
  const room = Math.min(input.limit, slots.calls * size, slots.messages)
  const rows =
    slots.messages === 0
      ? await claimInDoubt(tx, ctx.dialect, { ...request, limit: 1 })
      : await claimDue(tx, ctx.dialect, { ...request, limit: trial ? 1 : room, turn: ctx.random() })
  const calls = groups(rows, size)
  // Those that must go alone may need more calls than there are places for.
  await giveBackClaimed(tx, calls.slice(slots.calls).flat(), { now })
  return calls.slice(0, slots.calls).map((deliveries, index) => ({
    kind: 'deliveries',
    deliveries,
    place: { at: at + index * everyMs, everyMs, trial },
  }))
}

/** What goes in one call each: what was handed over before goes alone, and nobody into a batch above their limit. */
export function groups(rows: readonly DeliveryRow[], size: number): (readonly DeliveryRow[])[] {
  const limitOf = (row: DeliveryRow): number =>
    row.state === 'frozen' ? 1 : Math.min(size, row.batch_limit ?? size)
  return [...Map.groupBy(rows, limitOf)].flatMap(([limit, same]) =>
    Array.from({ length: Math.ceil(same.length / limit) }, (_, index) =>
      same.slice(index * limit, (index + 1) * limit),
    ),
  )
}

interface Taken {
  readonly sender: SenderRow | null
  readonly request: SlotRequest
  readonly slots: Extract<Slots, { kind: 'slots' }>
  readonly work: readonly Work[]
  readonly trial: boolean
}

/** While a single message tries whether a block is over, the others wait for its outcome. */
const TRIAL_MS = 30_000

async function noteTaken(
  ctx: Context,
  tx: Db,
  { sender, request, slots, work, trial }: Taken,
): Promise<void> {
  const messages = work.reduce((sum, one) => sum + (one.kind === 'batch' ? 0 : freshCount(one.deliveries)), 0)
  const taken = { at: slots.at, calls: work.length, messages }
  const next = takeSlots(progressOf(sender), request, taken)
  await updateSender(tx, ctx.transport.name, {
    next_slot_at: Math.ceil(next.nextSlotAt),
    day: next.day,
    day_count: next.dayCount,
    started_on: next.startedOn,
    ...(trial && { blocked_until: request.now + TRIAL_MS }),
  })
}

/** What is handed over again counted on its first day. */
function freshCount(deliveries: readonly DeliveryRow[]): number {
  return deliveries.filter(({ state }) => state !== 'frozen').length
}
