import { applyEvents } from '../actions/apply-events.ts'
import type { Context } from '../actions/context.ts'
import { heartbeat } from '../actions/heartbeat.ts'
import { rescheduleSome } from '../actions/reschedule.ts'
import { type SendDue, type SendDueInput, sendDue } from '../actions/send-due.ts'
import { recordLeftovers, type Unrecorded } from '../actions/unrecorded.ts'
import { type Tidied, tidyNowAndThen } from './now-and-then.ts'

export interface WorkerOptions {
  readonly owner: string
  /** Most deliveries that one claim takes. */
  readonly limit: number
  /** How long to rest when nothing is due, in milliseconds. */
  readonly restMs: number
}

/** How many deliveries came into each state. */
export type Tally = Partial<Record<keyof SendDue['states'], number>>

/** Once asked to stop, calls under way may take so long to end; then they are cut off. */
const DRAIN_MS = 25_000
/** A drain waits no longer than this for its place in the provider's rate. */
const LONGEST_RATE_WAIT_MS = 60_000
/** … and gives up where that does not help: the clock may stand still. */
const MOST_WAITS_IN_A_ROW = 100

/**
 * Sends until nothing is due any more, or nothing may be sent; gives what became of the deliveries that were
 * claimed.
 */
export async function drain(ctx: Context, options: Omit<WorkerOptions, 'restMs'>): Promise<Tally> {
  const tally: Tally = {}
  const unrecorded: Unrecorded = []
  const pace = { lastAt: 0 }
  const tidied: Tidied = { at: null }
  const never = new AbortController().signal
  for (let waits = 0; waits < MOST_WAITS_IN_A_ROW; ) {
    const turn = await workOnce(ctx, { ...options, unrecorded, pace, tidied })
    for (const state of Object.keys(turn.states) as (keyof Tally)[]) {
      tally[state] = (tally[state] ?? 0) + (turn.states[state] ?? 0)
    }
    if (turn.claimed > 0) waits = 0
    if (turn.claimed > 0 || turn.busy) continue
    const wait = rateWait(ctx, turn)
    if (wait === null) return tally
    waits += 1
    await ctx.wait(wait, never)
  }
  return tally
}

/** How long until the provider's rate has a place again, where that alone is waited for; else null. */
function rateWait(ctx: Context, { idle }: SendDue): number | null {
  if (idle?.until == null || idle.why !== 'rate') return null
  const wait = idle.until - ctx.now()
  return wait <= LONGEST_RATE_WAIT_MS ? Math.max(wait, 1) : null
}

type Turn = SendDue & { readonly busy: boolean }

type TurnInput = SendDueInput & { readonly tidied: Tidied }

/**
 * One turn: a sign of life, events that came in, one chunk of due times that are reckoned anew, now and then one of
 * what is kept no longer, then one claim of what is due.
 */
async function workOnce(ctx: Context, input: TurnInput): Promise<Turn> {
  await heartbeat(ctx)
  const applying = await applyEvents(ctx)
  const rescheduling = await rescheduleSome(ctx)
  const tidying = await tidyNowAndThen(ctx, input.tidied)
  return { ...(await sendDue(ctx, input)), busy: applying || rescheduling || tidying }
}

/** A further claim beside that of a whole turn. */
async function sendMore(ctx: Context, input: SendDueInput): Promise<Turn> {
  return { ...(await sendDue(ctx, input)), busy: false }
}

/**
 * Sends what falls due until the signal stops it, with as many calls under way as the transport takes. Then it claims
 * nothing more, gives back what it has not begun, and ends what is under way, so that nothing is left half done. A
 * turn that fails (the database is locked, full or gone) is logged, and tried again after a rest.
 */
export async function runWorker(ctx: Context, options: WorkerOptions, stop: AbortSignal): Promise<void> {
  ctx.log('worker.started')
  const cutting = new AbortController()
  const cutLater = (): void => void setTimeout(() => cutting.abort(), DRAIN_MS).unref()
  stop.addEventListener('abort', cutLater, { once: true })
  const unrecorded: Unrecorded = []
  const tidied: Tidied = { at: null }
  const input = { ...options, stop, cut: cutting.signal, unrecorded, pace: { lastAt: 0 }, tidied }
  const width = ctx.transport.batch === null ? 1 : ctx.transport.concurrency
  const lane = async (turn: typeof workOnce): Promise<void> => {
    while (!stop.aborted) await ctx.wait(await turnOrLog(ctx, input, turn), stop)
  }
  await Promise.all([lane(workOnce), ...Array.from({ length: width - 1 }, () => lane(sendMore))])
  // The last chance of what the database could not take.
  await recordLeftovers(unrecorded).catch(() => ctx.log('outcome.unrecorded', { waiting: unrecorded.length }))
  ctx.log('worker.stopped')
}

/** Takes a turn, and says for how long to rest after it, in milliseconds. */
async function turnOrLog(
  ctx: Context,
  input: TurnInput & WorkerOptions,
  take: typeof workOnce,
): Promise<number> {
  try {
    const turn = await take(ctx, input)
    if (turn.claimed > 0 || turn.busy) return 0
    const until = turn.idle?.why === 'rate' ? (turn.idle.until ?? Infinity) : Infinity
    return Math.max(1, Math.min(input.restMs, until - ctx.now()))
  } catch (error) {
    ctx.log('worker.failed', { error: error instanceof Error ? error.message : 'unknown' })
    return input.restMs
  }
}
