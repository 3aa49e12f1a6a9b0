import { findInstance, updateHold } from '../../db/instance.ts'
import type { Context } from './context.ts'

/**
 * Puts the installation on hold where the file beside the database has seen a newer one: then this is an older
 * copy that was put back, and what it says is still to be sent may have been sent. True where it was noticed now.
 */
export async function noticeOlderCopy(ctx: Context): Promise<boolean> {
  if (ctx.marker === null) return false
  // Read before the database: a mark is written only once it is committed.
  const seen = ctx.marker.read()
  const { name } = ctx.instance
  if (seen?.instance !== name) {
    const mark = (await findInstance(ctx.read))?.mark ?? 0
    ctx.marker.write({ instance: name, mark })
    return false
  }
  if (!isBehind(await findInstance(ctx.read), seen.mark)) return false
  const noticed = await holdCopy(ctx, seen.mark)
  if (noticed) ctx.log('instance.older-copy')
  return noticed
}

type InstanceRow = Awaited<ReturnType<typeof findInstance>>

/** Older than what was here, and not held for that already: the hold of a backup asks for the same care. */
function isBehind(instance: InstanceRow, seen: number): boolean {
  if (instance === null || instance.mark >= seen) return false
  return instance.hold_kind !== 'older-copy' && instance.hold_kind !== 'backup'
}

/** A hold that a person set becomes this one. */
async function holdCopy(ctx: Context, seen: number): Promise<boolean> {
  return await ctx.transact('notice-older-copy', async (tx) => {
    const instance = await findInstance(tx)
    if (!isBehind(instance, seen)) return false
    await updateHold(tx, {
      reason: holdWords(instance?.worked_at ?? null),
      kind: 'older-copy',
      since: ctx.now(),
    })
    return true
  })
}

function holdWords(workedAt: number | null): string {
  const when = workedAt === null ? '' : ` (its last sign of work is of ${new Date(workedAt).toISOString()})`
  return `An older copy of the database was put back${when}: what it says was sent may be out of date. Look at \`rivulet deliveries\`, then \`rivulet release\`.`
}
