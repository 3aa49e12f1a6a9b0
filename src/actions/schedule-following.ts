import type { DeliveryRow } from '../../db/deliveries.ts'
import { getEnrolment, updateEnrolmentsState } from '../../db/enrolments.ts'
import type { Db } from '../../db/schema.ts'
import { getSequence } from '../../db/sequences.ts'
import { nextStepFrom } from '../core/delivery/next-step.ts'
import { getSequencePlan, insertStepDelivery, walkFacts } from './enrol-subscription.ts'

/** Schedules what comes after a settled delivery, or completes the walk, in the transaction that settles it. */
export async function scheduleFollowing(tx: Db, delivery: DeliveryRow, now: number): Promise<void> {
  if (delivery.enrolment_id === null) return
  const enrolment = await getEnrolment(tx, delivery.enrolment_id)
  if (enrolment.state !== 'active') return
  const plan = await getSequencePlan(tx, await getSequence(tx, enrolment.sequence_id))
  const facts = await walkFacts(tx, plan, {
    subscriptionId: enrolment.subscription_id,
    startedAt: enrolment.started_at,
    exceptDelivery: 0,
  })
  const step = nextStepFrom(facts, now)
  if (step) {
    await insertStepDelivery(tx, {
      subscriptionId: enrolment.subscription_id,
      enrolmentId: enrolment.id,
      versionId: plan.versionId,
      step,
      now,
    })
  } else {
    await updateEnrolmentsState(tx, [enrolment.id], { state: 'completed', endedAt: now })
  }
}
