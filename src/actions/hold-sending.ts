import { findInstance, updateHold } from '../../db/instance.ts'
import { audit } from './audit.ts'
import type { Context } from './context.ts'

export interface HoldSending {
  /** False where it was on hold already: what held it before goes on holding it. */
  readonly changed: boolean
  readonly reason: string
}

const NO_REASON = 'A person asked for it.'

/** Puts all sending on hold until a person releases it. What is being handed over at this moment still leaves. */
export async function holdSending(ctx: Context, reason: string | null): Promise<HoldSending> {
  const held = await ctx.transact('hold-sending', async (tx): Promise<HoldSending> => {
    const before = (await findInstance(tx))?.hold_reason ?? null
    if (before !== null) return { changed: false, reason: before }
    const given = reason?.replace(/\s+/g, ' ').trim()
    const hold = { reason: given || NO_REASON, kind: 'by-hand', since: ctx.now() } as const
    await updateHold(tx, hold)
    await audit(tx, { at: ctx.now(), action: 'sending.held' })
    return { changed: true, reason: hold.reason }
  })
  if (held.changed) ctx.log('sending.held')
  return held
}
