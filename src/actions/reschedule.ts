import { isHeldBack, updateChosen } from '../../db/attention.ts'
import {
  type DeliveryRow,
  findOpenDelivery,
  isUnderWay,
  updateByHandResumed,
  updateOpenDelivery,
} from '../../db/deliveries.ts'
import {
  type EnrolmentRow,
  findLatestEnrolment,
  listEnrolments,
  updateEnrolmentReopened,
  updateEnrolmentsState,
} from '../../db/enrolments.ts'
import { listDoneSteps } from '../../db/had-emails.ts'
import type { Db } from '../../db/schema.ts'
import {
  getSequence,
  listSequencesToReschedule,
  type SequenceRow,
  updateRescheduleAfter,
} from '../../db/sequences.ts'
import { findSubscription } from '../../db/subscriptions.ts'
import { listWalkReaders, type WalkReader } from '../../db/walk-readers.ts'
import { nextStep, nextStepFrom } from '../core/delivery/next-step.ts'
import type { Context } from './context.ts'
import { getSequencePlan, insertStepDeliveries, type SequencePlan, walkFacts } from './enrol-subscription.ts'

const ENROLMENTS_PER_TRANSACTION = 200

/**
 * Reckons one chunk of due times anew, after a publication, a resumption or a change of zone; true where more
 * is left. A walk that an earlier version left with nothing goes on where a new one has something. Each chunk is a transaction of its own that notes how far it came, so sending goes on and a crash costs
 * nothing: whoever comes next continues.
 */
export async function rescheduleSome(ctx: Context): Promise<boolean> {
  // Looked up without the write lock: mostly there is nothing to do.
  for (const { id } of await listSequencesToReschedule(ctx.read)) {
    if (await rescheduleChunk(ctx, id)) return true
  }
  return false
}

/** What is wrong with one sequence's plan must not keep the others from theirs: it is logged, and left. */
async function rescheduleChunk(ctx: Context, sequenceId: number): Promise<boolean> {
  try {
    return await ctx.transact('reschedule', (tx) => rescheduleNext(tx, sequenceId, ctx.now()))
  } catch (error) {
    if (ctx.dialect.isUnavailable(error)) throw error
    ctx.log('reschedule.failed', { sequence: sequenceId })
    return false
  }
}

async function rescheduleNext(tx: Db, sequenceId: number, now: number): Promise<boolean> {
  const sequence = await getSequence(tx, sequenceId)
  if (sequence.reschedule_after === null) return false
  const plan = await getSequencePlan(tx, sequence)
  if (sequence.state === 'active' && sequence.reschedule_after === 0)
    await updateByHandResumed(tx, sequenceId, now)
  const enrolments = await listEnrolments(tx, {
    sequenceId,
    states: ['active', 'completed'],
    afterId: sequence.reschedule_after,
    limit: ENROLMENTS_PER_TRANSACTION,
  })
  const readers = await readersOf(tx, enrolments)
  for (const enrolment of enrolments) {
    const reader = readers.get(enrolment.subscription_id) ?? null
    await rescheduleEnrolment(tx, { enrolment, sequence, plan, reader, now })
  }
  const done = enrolments.length < ENROLMENTS_PER_TRANSACTION
  await noteProgress(tx, sequence, done ? null : (enrolments.at(-1)?.id ?? null))
  return true
}

/** What the readers of these walks chose, by subscription. */
export async function readersOf(
  tx: Db,
  enrolments: readonly EnrolmentRow[],
): Promise<ReadonlyMap<number, WalkReader>> {
  const readers = await listWalkReaders(
    tx,
    enrolments.map((enrolment) => enrolment.subscription_id),
  )
  return new Map(readers.map((reader) => [reader.subscriptionId, reader]))
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
  readonly sequence: SequenceRow
  readonly plan: SequencePlan
  readonly reader: WalkReader | null
  readonly now: number
}

/** Reckons the due time of one walk anew. */
export async function rescheduleEnrolment(tx: Db, reckoning: Reckoning): Promise<void> {
  const { enrolment, plan, now } = reckoning
  const delivery = await findOpenDelivery(tx, enrolment.id)
  if (enrolment.state === 'completed' && !(delivery && (await mayGoOn(tx, reckoning)))) return
  if (delivery ? isPutOff(delivery, now) : await standsInTheWay(tx, enrolment.id)) return
  const walk = {
    subscriptionId: enrolment.subscription_id,
    reader: reckoning.reader,
    startedAt: enrolment.started_at,
    exceptDelivery: delivery?.id ?? 0,
  }
  const facts = walkFacts(plan, walk, await listDoneSteps(tx, [enrolment.subscription_id]))
  const step = delivery && keepsItsTime(delivery, reckoning) ? nextStep(facts) : nextStepFrom(facts, now)
  if (!step) return await completeWalk(tx, reckoning, delivery)
  if (enrolment.state === 'completed') await updateEnrolmentReopened(tx, enrolment.id)
  const { versionId } = plan
  if (delivery) await updateOpenDelivery(tx, delivery.id, { ...step, versionId })
  else await insertStepDeliveries(tx, [{ ...walkOf(enrolment), versionId, step, now }])
}

/** A person who has had enough for now waits for what was put off, whatever the plan says meanwhile. */
function isPutOff({ state, reason, due_at }: DeliveryRow, now: number): boolean {
  return state === 'scheduled' && due_at > now && (reason === 'one-late-email' || reason === 'frequency-cap')
}

/** A slot that is going out, or a try that is repeated, goes on: only what a pause held back moves to a new slot. */
function keepsItsTime(delivery: DeliveryRow, { sequence, now }: Reckoning): boolean {
  const overdue = delivery.state === 'scheduled' && (delivery.due_at <= now || delivery.tries > 0)
  return overdue && delivery.due_at > (sequence.resumed_at ?? 0)
}

/** A walk that a version left with nothing goes on for somebody who is still there and has not begun another. */
async function mayGoOn(tx: Db, { enrolment, sequence }: Reckoning): Promise<boolean> {
  const subscription = await findSubscription(tx, enrolment.subscription_id)
  if (subscription?.state !== 'confirmed' || sequence.state === 'cancelled') return false
  return (await findLatestEnrolment(tx, enrolment.subscription_id, sequence.id))?.id === enrolment.id
}

/** What is being handed over, or waits for a person, is settled first; then its walk goes on from there. */
async function standsInTheWay(tx: Db, enrolmentId: number): Promise<boolean> {
  return (await isUnderWay(tx, enrolmentId)) || (await isHeldBack(tx, enrolmentId))
}

/** What a person sends by hand goes out all the same. */
async function completeWalk(tx: Db, { enrolment, now }: Reckoning, open: DeliveryRow | null): Promise<void> {
  if (enrolment.state === 'completed') return
  const change = { state: 'cancelled', reason: 'nothing-left' } as const
  if (open) await updateChosen(tx, { ids: [open.id], state: open.state }, change)
  await updateEnrolmentsState(tx, [enrolment.id], { state: 'completed', endedAt: now })
}

function walkOf({ id, subscription_id, sequence_id }: EnrolmentRow) {
  return { subscriptionId: subscription_id, enrolmentId: id, sequenceId: sequence_id }
}
