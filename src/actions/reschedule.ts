import { findOpenDelivery, updateOpenDeliveriesCancelled, updateOpenDelivery } from '../../db/deliveries.ts'
import { type EnrolmentRow, listActiveEnrolments, updateEnrolmentsState } from '../../db/enrolments.ts'
import type { Db } from '../../db/schema.ts'
import { findSequenceToReschedule, type SequenceRow, updateRescheduleAfter } from '../../db/sequences.ts'
import { nextStep } from '../core/delivery/next-step.ts'
import { slotFrom } from '../core/delivery/schedule.ts'
import type { Context } from './context.ts'
import { getSequencePlan, type SequencePlan, walkFacts } from './enrol-subscription.ts'

const ENROLMENTS_PER_TRANSACTION = 200

/**
 * Reckons one chunk of due times anew, after a publication or a resumption; true where more is left. Each
 * chunk is a transaction of its own that notes how far it came, so sending goes on and a crash costs
 * nothing: whoever comes next continues.
 */
export async function rescheduleSome(ctx: Context): Promise<boolean> {
  // Looked up without the write lock: mostly there is nothing to do.
  if (!(await findSequenceToReschedule(ctx.read))) return false
  return await ctx.db.transaction().execute(async (tx) => {
    const sequence = await findSequenceToReschedule(tx)
    if (!sequence) return false
    const plan = await getSequencePlan(tx, sequence)
    const enrolments = await listActiveEnrolments(tx, {
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
  if (!delivery) return
  const facts = await walkFacts(tx, plan, {
    subscriptionId: enrolment.subscription_id,
    startedAt: enrolment.started_at,
    exceptDelivery: delivery.id,
  })
  const step = nextStep(facts)
  if (!step) {
    await updateOpenDeliveriesCancelled(tx, [enrolment.id], 'nothing-left')
    await updateEnrolmentsState(tx, [enrolment.id], { state: 'completed', endedAt: now })
    return
  }
  const welcome = plan.steps.some((one) => one.id === step.stepId && one.kind === 'welcome')
  const dueAt = step.dueAt >= now ? step.dueAt : welcome ? now : slotFrom(plan.schedule, plan.zone, now)
  await updateOpenDelivery(tx, delivery.id, { stepId: step.stepId, versionId: plan.versionId, dueAt })
}
