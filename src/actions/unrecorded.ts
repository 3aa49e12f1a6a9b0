import type { Context } from './context.ts'

/**
 * Outcomes that a process knows and the database could not take (its disk was full, it was gone): kept in memory until
 * it can, so that proof of acceptance is not lost while the process lives.
 */
export type Unrecorded = (() => Promise<unknown>)[]

const TRIES = 3

/**
 * Records an outcome. A database that is busy is asked again; one that stays unavailable leaves the outcome among the
 * unrecorded, and throws. What fails for another reason is recorded without what follows: the walk is found and mended
 * when due times are next reckoned.
 */
export async function recordSurely<Value>(
  ctx: Context,
  record: (follow: boolean) => Promise<Value>,
  unrecorded: Unrecorded,
): Promise<Value> {
  for (let tries = 1; ; tries++) {
    try {
      return await recordAtLeast(ctx, record)
    } catch (error) {
      if (!ctx.dialect.isUnavailable(error)) throw error
      if (tries < TRIES) continue
      unrecorded.push(() => recordAtLeast(ctx, record))
      ctx.log('outcome.unrecorded', { waiting: unrecorded.length })
      throw error
    }
  }
}

/** With what follows, or without it where that fails for a reason of its own. */
async function recordAtLeast<Value>(
  ctx: Context,
  record: (follow: boolean) => Promise<Value>,
): Promise<Value> {
  try {
    return await record(true)
  } catch (error) {
    if (ctx.dialect.isUnavailable(error)) throw error
    ctx.log('following.failed')
    return await record(false)
  }
}

/** Records what could not be recorded before; throws while the database still cannot take it. */
export async function recordLeftovers(unrecorded: Unrecorded): Promise<void> {
  for (let record = unrecorded.shift(); record !== undefined; record = unrecorded.shift()) {
    try {
      await record()
    } catch (error) {
      unrecorded.unshift(record)
      throw error
    }
  }
}
