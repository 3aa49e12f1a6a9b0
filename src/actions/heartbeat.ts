import { type SetBack, updateClockSetBack } from '../../db/clock.ts'
import { findInstance, getInstance, updateInstance } from '../../db/instance.ts'
import type { Db } from '../../db/schema.ts'
import { AWAY_MS } from '../core/delivery/lateness.ts'
import type { Context } from './context.ts'

const EVERY_MS = 30_000
/** A clock that is corrected by less than this has not been set back. */
const SET_BACK_MS = 10 * 60_000

/**
 * Notes that a worker looks for work. After a long absence its beginning and end are kept, since what fell due in it
 * is late; where the clock stands before the last look, times that lie ahead of it are taken back.
 */
export async function heartbeat(ctx: Context): Promise<void> {
  const before = (await findInstance(ctx.read))?.worked_at ?? null
  if (before !== null && Math.abs(ctx.now() - before) < EVERY_MS) return
  await ctx.transact('heartbeat', async (tx) => {
    const now = ctx.now()
    const { worked_at } = await getInstance(tx)
    const away = worked_at !== null && now - worked_at > AWAY_MS
    await updateInstance(tx, { worked_at: now, ...(away && { away_from: worked_at, away_until: now }) })
    if (away) ctx.log('worker.was-away', { from: worked_at, until: now })
    if (worked_at !== null && worked_at - now > SET_BACK_MS)
      await takeTimesBack(ctx, tx, { now, byMs: worked_at - now })
  })
}

async function takeTimesBack(ctx: Context, tx: Db, back: SetBack): Promise<void> {
  await updateClockSetBack(tx, back)
  ctx.log('clock.set-back', { by: back.byMs })
}
