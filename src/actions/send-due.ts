import { updateClaimedBatch } from '../../db/batches.ts'
import { findSenderToChange, updateSender } from '../../db/senders.ts'
import { HORIZON_MS } from '../core/delivery/send-slots.ts'
import { type ClaimInput, claimWork, type Idle, isTrial, type Work } from './claim-work.ts'
import type { Context } from './context.ts'
import { giveBackDeliveries } from './give-back.ts'
import { countState, type Pace, type Sending, type States } from './handing-over.ts'
import { sendBatch } from './send-batch.ts'
import { sendOne } from './send-one.ts'
import { recordLeftovers, type Unrecorded } from './unrecorded.ts'

export interface SendDueInput extends ClaimInput {
  /** Nothing more is begun once it is aborted; what is under way ends. */
  readonly stop?: AbortSignal
  /** Calls that are still under way when it is aborted are cut off. */
  readonly cut?: AbortSignal
  /** Outcomes that this process could not record yet. */
  readonly unrecorded?: Unrecorded
  readonly pace?: Pace
}

export interface SendDue {
  readonly claimed: number
  /** What became of those claimed: how many are in each state now. */
  readonly states: Readonly<States>
  /** Why nothing was claimed, and until when that stays so; null where something was. */
  readonly idle: { readonly why: Idle; readonly until: number | null } | null
}

/**
 * Sends what is due, up to `limit` deliveries: claims them under a lease (a transaction), then for each call
 * freezes what it carries (a transaction), hands it over (no transaction), and records the outcome together with
 * what follows (a transaction). A crash anywhere neither loses nor doubles an email. Where the database cannot record
 * what was accepted, nothing more is claimed until it can.
 */
export async function sendDue(ctx: Context, input: SendDueInput): Promise<SendDue> {
  const never = new AbortController().signal
  const { stop = never, cut = never, unrecorded = [], pace = { lastAt: 0 } } = input
  await recordLeftovers(unrecorded)
  const claimed = await claimWork(ctx, input)
  if (claimed.kind === 'idle') return { claimed: 0, states: {}, idle: claimed }
  const states: States = {}
  let calls = 0
  const halting = new AbortController()
  const claim = {
    ...{ stop: AbortSignal.any([stop, halting.signal]), halt: () => halting.abort() },
    ...{ cut, unrecorded, pace },
    called: () => {
      calls += 1
    },
  }
  await eachConcurrently(claimed.work, ctx.transport.concurrency, async (work) => {
    const became = await sendWork(ctx, work, { ...claim, place: work.place })
    for (const [state, count] of Object.entries(became)) countState(states, state as keyof States, count)
  })
  await returnPlaces(ctx, { states, untried: calls === 0 })
  return { claimed: claimed.count, states, idle: null }
}

/** What was claimed and did not go out takes no part of the day; a trial without a call is over. */
async function returnPlaces(
  ctx: Context,
  { states, untried }: { readonly states: States; readonly untried: boolean },
): Promise<void> {
  const messages = (states.scheduled ?? 0) + (states.held ?? 0) + (states.cancelled ?? 0)
  if (messages === 0) return
  await ctx.transact(
    'return-places',
    async (tx) => {
      const sender = await findSenderToChange(tx, ctx.dialect, ctx.transport.name)
      if (sender === null) return
      await updateSender(tx, ctx.transport.name, {
        day_count: Math.max(0, sender.day_count - messages),
        ...(untried && isTrial(sender) && { blocked_until: ctx.now() }),
      })
    },
    { subscriptions: [] },
  )
}

/** How long before its place in the rate a call is made ready, in milliseconds. */
const READY_MS = 300

/** Waits until a call is to be made ready, then sends; once it is to stop, what was not begun is given back. */
async function sendWork(ctx: Context, work: Work, sending: Sending): Promise<States> {
  const early = work.place.at - READY_MS - ctx.now()
  // A place further ahead than any is given out is of a clock that was set back since.
  if (early > 0 && early <= HORIZON_MS + work.place.everyMs) await ctx.wait(early, sending.stop)
  if (sending.stop.aborted) return await giveBack(ctx, work)
  if (work.kind === 'batch') return await sendBatch(ctx, { kind: 'open', batch: work.batch }, sending)
  const [first] = work.deliveries
  if (first === undefined) return {}
  if (work.deliveries.length > 1)
    return await sendBatch(ctx, { kind: 'new', deliveries: work.deliveries }, sending)
  return { [await sendOne(ctx, first, sending)]: 1 }
}

/** Claimed and not begun: another worker may have it at once. */
async function giveBack(ctx: Context, work: Work): Promise<States> {
  if (work.kind === 'deliveries') return await giveBackDeliveries(ctx, work.deliveries)
  const { batch } = work
  await ctx.transact('give-back', (tx) => updateClaimedBatch(tx, batch, { lease_until: ctx.now() }), {
    subscriptions: [],
  })
  return {}
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
