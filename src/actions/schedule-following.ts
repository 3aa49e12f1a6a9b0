import type { DeliveryRow } from '../../db/deliveries.ts'
import { getEnrolment, updateEnrolmentsState } from '../../db/enrolments.ts'
import { nextStepFrom } from '../core/delivery/next-step.ts'
import { insertStepDelivery, walkFacts } from './enrol-subscription.ts'
import type { SharedReads } from './shared-reads.ts'

/** Schedules what comes after a settled delivery, or completes the walk, in the transaction that settles it. */
export async function scheduleFollowing(
  reads: SharedReads,
  delivery: DeliveryRow,
  now: number,
): Promise<void> {
  if (delivery.enrolment_id === null) return
  const enrolment = await getEnrolment(reads.db, delivery.enrolment_id)
  if (enrolment.state !== 'active') return
  const plan = await reads.plan(enrolment.sequence_id)
  const facts = await walkFacts(reads.db, plan, {
    subscriptionId: enrolment.subscription_id,
    startedAt: enrolment.started_at,
    exceptDelivery: 0,
  })
  const step = nextStepFrom(facts, now)
  if (step) {
    await insertStepDelivery(reads.db, {
      subscriptionId: enrolment.subscription_id,
      enrolmentId: enrolment.id,
      sequenceId: enrolment.sequence_id,
      versionId: plan.versionId,
      step,
      now,
    })
  } else {
    await updateEnrolmentsState(reads.db, [enrolment.id], { state: 'completed', endedAt: now })
  }
}
