import {
  findOpenDelivery,
  isUnderWay,
  updateOpenDeliveriesCancelled,
  updateOpenDelivery,
} from '../../db/deliveries.ts'
import {
  type EnrolmentRow,
  listUnendedEnrolments,
  updateEnrolmentReopened,
  updateEnrolmentsState,
} from '../../db/enrolments.ts'
import type { Db } from '../../db/schema.ts'
import { findSequenceToReschedule, type SequenceRow, updateRescheduleAfter } from '../../db/sequences.ts'
import { nextStepFrom } from '../core/delivery/next-step.ts'
import type { Context } from './context.ts'
import { getSequencePlan, insertStepDelivery, type SequencePlan, walkFacts } from './enrol-subscription.ts'

const ENROLMENTS_PER_TRANSACTION = 200

/**
 * Reckons one chunk of due times anew, after a publication, a resumption or a change of zone; true where more
 * is left. A walk that an earlier version left with nothing goes on where a new one has something. Each chunk is a transaction of its own that notes how far it came, so sending goes on and a crash costs
 * nothing: whoever comes next continues.
 */
export async function rescheduleSome(ctx: Context): Promise<boolean> {
  // Looked up without the write lock: mostly there is nothing to do.
  if (!(await findSequenceToReschedule(ctx.read))) return false
  return await ctx.db.transaction().execute(async (tx) => {
    const sequence = await findSequenceToReschedule(tx)
    if (!sequence) return false
    const plan = await getSequencePlan(tx, sequence)
    const enrolments = await listUnendedEnrolments(tx, {
      sequenceId: sequence.id,
      afterId: sequence.reschedule_after ?? 0,
      limit: ENROLMENTS_PER_TRANSACTION,
    })
    for (const enrolment of enrolments) await rescheduleEnrolment(tx, { enrolment, plan, now: ctx.now() })
    const done = enrolments.length < ENROLMENTS_PER_TRANSACTION
    await noteProgress(tx, sequence, done ? null : (enrolments.at(-1)?.id ?? null))
    return true
  })
}

/** Reckons all due times anew that are still to be. */
export async function rescheduleAll(ctx: Context): Promise<void> {
  while (await rescheduleSome(ctx));
}

async function noteProgress(tx: Db, sequence: SequenceRow, after: number | null): Promise<void> {
  await updateRescheduleAfter(tx, sequence.id, { versionId: sequence.version_id, after })
}

interface Reckoning {
  readonly enrolment: EnrolmentRow
  readonly plan: SequencePlan
  readonly now: number
}

async function rescheduleEnrolment(tx: Db, { enrolment, plan, now }: Reckoning): Promise<void> {
  const delivery = await findOpenDelivery(tx, enrolment.id)
  if (!delivery && (enrolment.state === 'completed' || (await isUnderWay(tx, enrolment.id)))) return
  const facts = await walkFacts(tx, plan, {
    subscriptionId: enrolment.subscription_id,
    startedAt: enrolment.started_at,
    exceptDelivery: delivery?.id ?? 0,
  })
  const step = nextStepFrom(facts, now)
  if (!step) return await completeWalk(tx, enrolment, now)
  if (enrolment.state === 'completed') await updateEnrolmentReopened(tx, enrolment.id)
  const { versionId } = plan
  if (delivery) await updateOpenDelivery(tx, delivery.id, { ...step, versionId })
  else await insertStepDelivery(tx, { ...walkOf(enrolment), versionId, step, now })
}

async function completeWalk(tx: Db, enrolment: EnrolmentRow, now: number): Promise<void> {
  if (enrolment.state === 'completed') return
  await updateOpenDeliveriesCancelled(tx, [enrolment.id], 'nothing-left')
  await updateEnrolmentsState(tx, [enrolment.id], { state: 'completed', endedAt: now })
}

function walkOf(enrolment: EnrolmentRow): { subscriptionId: number; enrolmentId: number } {
  return { subscriptionId: enrolment.subscription_id, enrolmentId: enrolment.id }
}
