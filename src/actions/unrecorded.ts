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
      return await record(true)
    } catch (error) {
      if (!ctx.dialect.isUnavailable(error)) {
        ctx.log('following.failed')
        return await record(false)
      }
      if (tries < TRIES) continue
      unrecorded.push(() => record(true))
      ctx.log('outcome.unrecorded', { waiting: unrecorded.length })
      throw error
    }
  }
}

/** Records what could not be recorded before; throws while the database still cannot take it. */
export async function recordLeftovers(unrecorded: Unrecorded): Promise<void> {
  for (let record = unrecorded[0]; record !== undefined; record = unrecorded[0]) {
    await record()
    unrecorded.shift()
  }
}
