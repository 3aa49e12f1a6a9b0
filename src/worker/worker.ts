import type { Context } from '../actions/context.ts'
import { rescheduleSome } from '../actions/reschedule.ts'
import { type SendDue, sendDue } from '../actions/send-due.ts'

export interface WorkerOptions {
  readonly owner: string
  /** Most deliveries that one claim takes. */
  readonly limit: number
  /** How long to rest when nothing is due, in milliseconds. */
  readonly restMs: number
}

/** How many deliveries came into each state. */
export type Tally = Partial<Record<keyof SendDue['states'], number>>

/** Sends until nothing is due any more; gives what became of the deliveries that were claimed. */
export async function drain(ctx: Context, options: Omit<WorkerOptions, 'restMs'>): Promise<Tally> {
  const tally: Tally = {}
  for (;;) {
    const turn = await workOnce(ctx, options)
    for (const state of Object.keys(turn.states) as (keyof Tally)[]) {
      tally[state] = (tally[state] ?? 0) + (turn.states[state] ?? 0)
    }
    if (turn.claimed === 0 && !turn.rescheduling) return tally
  }
}

/** One turn: one chunk of due times that are reckoned anew, then one claim of what is due. */
async function workOnce(
  ctx: Context,
  options: Omit<WorkerOptions, 'restMs'>,
): Promise<SendDue & { readonly rescheduling: boolean }> {
  const rescheduling = await rescheduleSome(ctx)
  return { ...(await sendDue(ctx, options)), rescheduling }
}

/**
 * Sends what falls due until the signal stops it. It finishes the claim that is under way, so that nothing
 * is left half done. A turn that fails (the database is locked or gone) is logged, and tried again after a rest.
 */
export async function runWorker(ctx: Context, options: WorkerOptions, stop: AbortSignal): Promise<void> {
  ctx.log('worker.started')
  while (!stop.aborted) {
    if (!(await turnOrLog(ctx, options))) await rest(options.restMs, stop)
  }
  ctx.log('worker.stopped')
}

/** Whether the turn found something to do. */
async function turnOrLog(ctx: Context, options: WorkerOptions): Promise<boolean> {
  try {
    const turn = await workOnce(ctx, options)
    return turn.claimed > 0 || turn.rescheduling
  } catch (error) {
    ctx.log('worker.failed', { error: error instanceof Error ? error.message : 'unknown' })
    return false
  }
}

async function rest(ms: number, stop: AbortSignal): Promise<void> {
  if (stop.aborted) return
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      stop.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    stop.addEventListener('abort', end)
  })
}
