import type { Context } from '../actions/context.ts'
import { finishErasures } from '../actions/finish-erasures.ts'
import { keepNoLonger } from '../actions/keep-no-longer.ts'
import { purgeUnconfirmed } from '../actions/purge-unconfirmed.ts'

/** How often one process looks whether there is something to tidy. */
export const TIDY_EVERY_MS = 60 * 60_000

/** When a process last had nothing left to tidy; null where it has not looked yet. */
export interface Tidied {
  at: number | null
}

/** What is done one chunk at a time, each true where more may be left. */
const CHORES: readonly ((ctx: Context) => Promise<boolean>)[] = [
  purgeUnconfirmed,
  finishErasures,
  keepNoLonger,
]

/**
 * Tidies one chunk, at most once an hour unless more is left, and says whether it is. What goes wrong here is logged and
 * keeps nobody’s mail from going out; where the database cannot serve, that is for the caller.
 */
export async function tidyNowAndThen(ctx: Context, tidied: Tidied): Promise<boolean> {
  const now = ctx.now()
  if (tidied.at !== null && Math.abs(now - tidied.at) < TIDY_EVERY_MS) return false
  for (const chore of CHORES) if (await doChore(ctx, chore)) return true
  tidied.at = now
  return false
}

async function doChore(ctx: Context, chore: (ctx: Context) => Promise<boolean>): Promise<boolean> {
  try {
    return await chore(ctx)
  } catch (error) {
    if (ctx.dialect.isUnavailable(error)) throw error
    ctx.log('tidying.failed', { chore: chore.name })
    return false
  }
}
