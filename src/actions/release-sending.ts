import { countInDoubt, updateInDoubtHeld, updateUnderWayUncertain } from '../../db/attention.ts'
import { findInstance, updateHold, updateInstance } from '../../db/instance.ts'
import type { Db } from '../../db/schema.ts'
import { audit } from './audit.ts'
import type { Context } from './context.ts'
import { scheduleFollowing } from './schedule-following.ts'
import { sharedReads } from './shared-reads.ts'

export type ReleasePlan =
  | { readonly kind: 'not-held' }
  /** A person held it, and it simply goes on. */
  | { readonly kind: 'plain'; readonly reason: string }
  /** This is a copy: what fell due since it was made may have been sent by then. */
  | {
      readonly kind: 'copy'
      readonly reason: string
      readonly inDoubt: number
      /** When the first of them fell due. */
      readonly from: number | null
    }

/** Says what releasing the installation would do. Changes nothing. */
export async function planRelease(ctx: Context): Promise<ReleasePlan> {
  const instance = await findInstance(ctx.read)
  if (!instance || instance.hold_reason === null) return { kind: 'not-held' }
  const reason = instance.hold_reason
  if (!isCopy(instance)) return { kind: 'plain', reason }
  const { count, from } = await countInDoubt(ctx.read, timesOf(ctx, instance))
  return { kind: 'copy', reason, inDoubt: count, from }
}

const DELIVERIES_PER_TRANSACTION = 200

/**
 * Takes the installation off its hold. Of a copy, all that may have been sent since it was made is held for a
 * person first, and a new epoch begins, in the transaction that ends the hold: whatever cuts it off, it is either
 * on hold still or wholly released. Gives how many deliveries were held.
 */
export async function releaseSending(ctx: Context): Promise<number> {
  let held = 0
  for (;;) {
    const known = ctx.marker?.read()
    const floor = known?.instance === ctx.instance.name ? known.mark : 0
    const step = await ctx.transact('release-sending', (tx) => releaseSome(ctx, tx, floor))
    held += step.held
    if (!step.over) continue
    if (step.mark !== null) ctx.marker?.write({ instance: ctx.instance.name, mark: step.mark })
    ctx.log('sending.released', { held })
    return held
  }
}

interface Step {
  readonly held: number
  readonly over: boolean
  /** The new mark, where a new epoch has begun. */
  readonly mark: number | null
}

/** `floor` is the highest mark that the file beside the database has seen. */
async function releaseSome(ctx: Context, tx: Db, floor: number): Promise<Step> {
  const instance = await findInstance(tx)
  if (!instance || !isCopy(instance)) {
    await updateHold(tx, null)
    await audit(tx, { at: ctx.now(), action: 'sending.released' })
    return { held: 0, over: true, mark: null }
  }
  const underWay = await updateUnderWayUncertain(tx, DELIVERIES_PER_TRANSACTION)
  await scheduleFollowing(sharedReads(tx, ctx.now()), underWay, ctx.now())
  if (underWay.length === DELIVERIES_PER_TRANSACTION) return { held: 0, over: false, mark: null }
  const held = await updateInDoubtHeld(tx, timesOf(ctx, instance), DELIVERIES_PER_TRANSACTION)
  if (held === DELIVERIES_PER_TRANSACTION) return { held, over: false, mark: null }
  const mark = Math.max(instance.mark, floor) + 1
  await updateInstance(tx, { epoch: instance.epoch + 1, mark })
  await updateHold(tx, null)
  await audit(tx, { at: ctx.now(), action: 'sending.released', details: { epoch: instance.epoch + 1 } })
  return { held, over: true, mark }
}

type InstanceRow = NonNullable<Awaited<ReturnType<typeof findInstance>>>

function isCopy({ hold_kind }: InstanceRow): boolean {
  return hold_kind === 'older-copy' || hold_kind === 'backup'
}

function timesOf(ctx: Context, { hold_since }: InstanceRow): { now: number; heldSince: number } {
  const now = ctx.now()
  return { now, heldSince: hold_since ?? now }
}
