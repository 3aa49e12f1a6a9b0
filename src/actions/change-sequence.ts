import { updateOpenDeliveriesCancelled } from '../../db/deliveries.ts'
import { listEnrolments, updateEnrolmentsState } from '../../db/enrolments.ts'
import type { SequenceState } from '../../db/schema.ts'
import { type SequenceRow, updateSequenceResumed, updateSequenceState } from '../../db/sequences.ts'
import { audit } from './audit.ts'
import type { Context } from './context.ts'
import { findNamedSequence } from './name-sequence.ts'
import { rescheduleAll } from './reschedule.ts'

export type ChangeSequence =
  | { readonly kind: 'changed' | 'unchanged'; readonly sequence: SequenceRow }
  | { readonly kind: 'problem'; readonly message: string }

/** Stops a sequence where everybody stands. What falls due meanwhile is held. */
export async function pauseSequence(ctx: Context, named: string): Promise<ChangeSequence> {
  return await changeState(ctx, named, 'paused')
}

/** Goes on where everybody stood: what fell due meanwhile moves to the next slot instead of firing at once. */
export async function resumeSequence(ctx: Context, named: string): Promise<ChangeSequence> {
  const changed = await changeState(ctx, named, 'active')
  await rescheduleAll(ctx)
  return changed
}

/** Ends a sequence for everybody inside, and for good. Nothing is frozen once its state has changed. */
export async function cancelSequence(ctx: Context, named: string): Promise<ChangeSequence> {
  const changed = await changeState(ctx, named, 'cancelled')
  if (changed.kind !== 'problem') while (await endSomeWalks(ctx, changed.sequence.id));
  return changed
}

async function changeState(ctx: Context, named: string, state: SequenceState): Promise<ChangeSequence> {
  return await ctx.transact('change-sequence', async (tx): Promise<ChangeSequence> => {
    const found = await findNamedSequence(tx, named)
    if (found.kind === 'problem') return found
    const { sequence } = found
    if (sequence.state === state) return { kind: 'unchanged', sequence }
    if (sequence.state === 'cancelled') return { kind: 'problem', message: cancelledForGood(sequence.name) }
    if (state === 'active') await updateSequenceResumed(tx, sequence.id, ctx.now())
    else await updateSequenceState(tx, sequence.id, state)
    await audit(tx, { at: ctx.now(), action: `sequence.${state}`, sequence: sequence.id })
    ctx.log(`sequence.${state}`, { sequence: sequence.id })
    return { kind: 'changed', sequence: { ...sequence, state } }
  })
}

function cancelledForGood(name: string): string {
  return `“${name}” was cancelled, and that is final. Publish it again under a new \`series:\` key.`
}

const ENROLMENTS_PER_TRANSACTION = 500

async function endSomeWalks(ctx: Context, sequenceId: number): Promise<boolean> {
  return await ctx.transact('end-walks', async (tx) => {
    const page = { sequenceId, states: ['active'] as const, afterId: 0, limit: ENROLMENTS_PER_TRANSACTION }
    const ids = (await listEnrolments(tx, page)).map((enrolment) => enrolment.id)
    if (ids.length === 0) return false
    await updateOpenDeliveriesCancelled(tx, ids, 'sequence-cancelled')
    await updateEnrolmentsState(tx, ids, { state: 'cancelled', endedAt: ctx.now() })
    return true
  })
}
