import { type DeliveryRow, isWalkGoingOn } from '../../db/deliveries.ts'
import { type EnrolmentRow, updateEnrolmentsState } from '../../db/enrolments.ts'
import { nextStepFrom } from '../core/delivery/next-step.ts'
import { insertStepDeliveries, type StepDelivery, walkFacts } from './enrol-subscription.ts'
import { primeWalks, type SharedReads } from './shared-reads.ts'

/**
 * Schedules what comes after settled deliveries, or completes their walks, in the transaction that settles them. Their
 * rows must be settled already, and `reads` must not have read their walks before that.
 */
export async function scheduleFollowing(
  reads: SharedReads,
  deliveries: readonly DeliveryRow[],
  now: number,
): Promise<void> {
  const ofWalks = deliveries.filter(({ enrolment_id }) => enrolment_id !== null)
  await primeWalks(reads, ofWalks)
  const next: StepDelivery[] = []
  const completed: number[] = []
  for (const delivery of ofWalks) {
    const enrolment = await reads.enrolments.get(delivery.enrolment_id ?? 0)
    if (enrolment.state !== 'active') continue
    // The walk went on while a person decided about this one: it goes on from where it is.
    if (delivery.by_hand === 1 && (await isWalkGoingOn(reads.db, enrolment.id))) continue
    const following = await followingOf(reads, enrolment, now)
    if (following) next.push(following)
    else completed.push(enrolment.id)
  }
  await insertStepDeliveries(reads.db, next)
  if (completed.length > 0)
    await updateEnrolmentsState(reads.db, completed, { state: 'completed', endedAt: now })
}

async function followingOf(
  reads: SharedReads,
  enrolment: EnrolmentRow,
  now: number,
): Promise<StepDelivery | null> {
  const { id, subscription_id: subscriptionId, sequence_id: sequenceId, started_at: startedAt } = enrolment
  const plan = await reads.plan(sequenceId)
  const done = (await reads.done.find(subscriptionId)) ?? []
  const reader = (await reads.readers.find(subscriptionId)) ?? null
  const walk = { subscriptionId, reader, startedAt, exceptDelivery: 0 }
  const step = nextStepFrom(walkFacts(plan, walk, done), now)
  return step && { subscriptionId, enrolmentId: id, sequenceId, versionId: plan.versionId, step, now }
}
