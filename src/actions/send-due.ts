import { claimDue } from '../../db/claims.ts'
import { type DeliveryRow, updateClaimed } from '../../db/deliveries.ts'
import { findInstance } from '../../db/instance.ts'
import type { DeliveryState } from '../core/delivery/delivery.ts'
import { LEASE_MS } from '../core/delivery/delivery.ts'
import type { SendResult } from '../transports/transport.ts'
import type { Context } from './context.ts'
import { freezeDelivery } from './freeze-delivery.ts'
import type { HandingOver, Prepared } from './handing-over.ts'
import { recordOutcome } from './record-outcome.ts'
import { replayDelivery } from './replay-delivery.ts'
import { scheduleFollowing } from './schedule-following.ts'

export interface SendDueInput {
  /** Which worker claims; told in the row, for whoever reads it. */
  readonly owner: string
  readonly limit: number
}

export interface SendDue {
  readonly claimed: number
  /** What became of those claimed: how many are in each state now. */
  readonly states: Readonly<Partial<Record<DeliveryState | 'lost', number>>>
}

/** The network call must be over this long before the lease is. */
const LEASE_MARGIN_MS = 15_000

/**
 * Sends what is due, up to `limit` deliveries: claims them under a lease (a transaction), then for each
 * one freezes it (a transaction), hands it over (no transaction), and records the outcome together with
 * what follows (a transaction). A crash anywhere neither loses nor doubles an email.
 */
export async function sendDue(ctx: Context, input: SendDueInput): Promise<SendDue> {
  if ((await findInstance(ctx.db))?.hold_reason) return { claimed: 0, states: {} }
  const now = ctx.now()
  const request = { now, owner: input.owner, leaseUntil: now + LEASE_MS, limit: input.limit }
  const claimed = await ctx.transact('claim', (tx) => claimDue(tx, ctx.dialect, request))
  const states: Partial<Record<DeliveryState | 'lost', number>> = {}
  await eachConcurrently(claimed, ctx.transport.concurrency, async (delivery) => {
    const state = await sendOne(ctx, delivery)
    states[state] = (states[state] ?? 0) + 1
  })
  return { claimed: claimed.length, states }
}

async function sendOne(ctx: Context, delivery: DeliveryRow): Promise<DeliveryState | 'lost'> {
  const prepared = await prepare(ctx, delivery)
  if (prepared.kind === 'lost') return 'lost'
  if (prepared.kind === 'settled') return prepared.state
  return await record(ctx, prepared.handing, await handOver(ctx, prepared.handing))
}

const RECORD_TRIES = 3

/**
 * What was accepted must not be forgotten: a database that is busy is asked again, and a following step that
 * cannot be scheduled (the walk is found and mended when due times are next reckoned) does not undo it.
 */
async function record(
  ctx: Context,
  handing: HandingOver,
  result: SendResult,
): Promise<DeliveryState | 'lost'> {
  for (let tries = 1; ; tries++) {
    try {
      return await recordOutcome(ctx, handing, { result, follow: true })
    } catch (error) {
      if (!ctx.dialect.isUnavailable(error)) {
        ctx.log('following.failed', { delivery: handing.delivery.id })
        return await recordOutcome(ctx, handing, { result, follow: false })
      }
      if (tries === RECORD_TRIES) throw error
    }
  }
}

/** One delivery that cannot be composed waits for a person to see; it never stops the others. */
async function prepare(ctx: Context, delivery: DeliveryRow): Promise<Prepared> {
  try {
    if (delivery.state === 'frozen') return await replayDelivery(ctx, delivery)
    return await freezeDelivery(ctx, delivery)
  } catch (error) {
    if (ctx.dialect.isUnavailable(error)) throw error
    return await setAside(ctx, delivery)
  }
}

/** Held where it is known unsent; what was handed over before is uncertain, and its walk goes on. */
async function setAside(ctx: Context, delivery: DeliveryRow): Promise<Prepared> {
  const state = delivery.state === 'frozen' ? 'uncertain' : 'held'
  const reason = 'cannot-be-composed'
  const held = await ctx.transact('set-aside', async (tx) => {
    const change = { state, reason, owner: null, lease_until: null } as const
    if (!(await updateClaimed(tx, delivery, change))) return false
    if (state === 'uncertain') await scheduleFollowing(tx, delivery, ctx.now())
    return true
  })
  if (!held) return { kind: 'lost' }
  ctx.log(`delivery.${state}`, { delivery: delivery.id, reason })
  return { kind: 'settled', state }
}

/** Hands over only while the lease outlives the call, which is cut off before the lease ends. */
async function handOver(ctx: Context, { message, key, leaseUntil }: HandingOver): Promise<SendResult> {
  const left = leaseUntil - ctx.now() - LEASE_MARGIN_MS
  if (left <= 0) return { kind: 'retry-later', reason: 'the lease ran out before it was handed over' }
  try {
    return await ctx.transport.send(message, key, AbortSignal.timeout(left))
  } catch (error) {
    // A bug in a transport must not stop the others, and nobody knows how far it came.
    const name = error instanceof Error ? error.name : 'unknown'
    return { kind: 'uncertain', reason: `the transport broke (${name})` }
  }
}

/** Runs a task for each item, at most `width` at a time; all have ended when it returns or throws. */
async function eachConcurrently<Item>(
  items: readonly Item[],
  width: number,
  task: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = items.values()
  const lane = async (): Promise<void> => {
    for (const item of rest) await task(item)
  }
  const lanes = Array.from({ length: Math.min(width, items.length) }, lane)
  const broken = (await Promise.allSettled(lanes)).find((result) => result.status === 'rejected')
  if (broken)
    throw new Error('Sending stopped half way; what is left is claimed again.', { cause: broken.reason })
}
