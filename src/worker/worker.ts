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

/** Sends until nothing is due any more; gives how many deliveries were claimed. */
export async function drain(ctx: Context, options: Omit<WorkerOptions, 'restMs'>): Promise<number> {
  for (let claimed = 0; ; ) {
    const sent = await workOnce(ctx, options)
    if (sent.claimed === 0) return claimed
    claimed += sent.claimed
  }
}

/** One turn: a chunk of due times that are reckoned anew, then a claim of what is due. */
async function workOnce(ctx: Context, options: Omit<WorkerOptions, 'restMs'>): Promise<SendDue> {
  while (await rescheduleSome(ctx));
  return await sendDue(ctx, options)
}

/**
 * Sends what falls due until the signal stops it. It finishes the claim that is under way, so that nothing
 * is left half done. A turn that fails (the database is locked or gone) is logged, and tried again after a rest.
 */
export async function runWorker(ctx: Context, options: WorkerOptions, stop: AbortSignal): Promise<void> {
  ctx.log('worker.started')
  while (!stop.aborted) {
    const claimed = await claimedInTurn(ctx, options)
    if (claimed === 0) await rest(options.restMs, stop)
  }
  ctx.log('worker.stopped')
}

async function claimedInTurn(ctx: Context, options: WorkerOptions): Promise<number> {
  try {
    return (await workOnce(ctx, options)).claimed
  } catch (error) {
    ctx.log('worker.failed', { error: error instanceof Error ? error.message : 'unknown' })
    return 0
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
