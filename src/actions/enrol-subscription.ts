import { insertDeliveries } from '../../db/deliveries.ts'
import { findLatestEnrolment, insertEnrolment } from '../../db/enrolments.ts'
import { type DoneRow, listDoneSteps } from '../../db/had-emails.ts'
import { fromJson } from '../../db/json.ts'
import { getList } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import type { SequenceRow } from '../../db/sequences.ts'
import type { SubscriptionRow } from '../../db/subscriptions.ts'
import { getVersion, listLiveSteps } from '../../db/versions.ts'
import { listWalkReaders, type WalkReader } from '../../db/walk-readers.ts'
import { nextStep, type RankedStep, type WalkFacts } from '../core/delivery/next-step.ts'
import { asPlanned, mergeChoices, type ReaderChoice } from '../core/delivery/reader-choice.ts'
import type { Schedule } from '../core/delivery/schedule.ts'
import { getFlow } from './flow.ts'

/** What a sequence plans now: its current version's steps, rhythm and zone. */
export interface SequencePlan {
  readonly sequenceId: number
  readonly versionId: number
  readonly steps: readonly RankedStep[]
  readonly schedule: Schedule
  readonly zone: string
  /** Over how long the emails of one slot are spread. */
  readonly spreadMs: number
}

/** The plan of a sequence's current version; throws for one that was never published. */
export async function getSequencePlan(db: Db, sequence: SequenceRow): Promise<SequencePlan> {
  if (sequence.version_id === null) throw new Error('A sequence without a version has no plan.')
  const version = await getVersion(db, sequence.version_id)
  const list = await getList(db, sequence.list_id)
  return {
    sequenceId: sequence.id,
    versionId: version.id,
    steps: await listLiveSteps(db, version.id),
    schedule: fromJson<Schedule>(version.schedule),
    zone: list.zone,
    spreadMs: (await getFlow(db)).spreadMs,
  }
}

/** One person's walk through a plan, and which of the deliveries is the one that is asked about. */
export interface WalkOf {
  readonly subscriptionId: number
  /** What the reader chose; null where that is not asked. */
  readonly reader: WalkReader | null
  readonly startedAt: number
  /** 0 where none is. */
  readonly exceptDelivery: number
}

/** What one person's walk is reckoned from, besides the plan; `done` may be of other sequences too. */
export function walkFacts(plan: SequencePlan, walk: WalkOf, done: readonly DoneRow[]): WalkFacts {
  const mine = done.filter(
    ({ sequenceId, deliveryId }) => sequenceId === plan.sequenceId && deliveryId !== walk.exceptDelivery,
  )
  return {
    steps: plan.steps,
    done: mine,
    schedule: plan.schedule,
    zone: walk.reader?.zone ?? plan.zone,
    startedAt: walk.startedAt,
    spread: { ms: plan.spreadMs, seed: walk.subscriptionId },
    choice: choiceOf(walk.reader, plan.sequenceId),
  }
}

function choiceOf(reader: WalkReader | null, sequenceId: number): ReaderChoice {
  return reader === null ? asPlanned : mergeChoices(reader.list, reader.series.get(sequenceId) ?? null)
}

/**
 * Starts a subscription's walk through a sequence and schedules its first email, in the caller's
 * transaction. False where there is nothing to do: it is already inside, has had every step, or wants none of it.
 */
export async function enrolSubscription(
  tx: Db,
  subscription: SubscriptionRow,
  start: { readonly sequence: SequenceRow; readonly plan: SequencePlan; readonly now: number },
): Promise<boolean> {
  const { sequence, plan, now } = start
  const latest = await findLatestEnrolment(tx, subscription.id, sequence.id)
  if (latest?.state === 'active' || sequence.state === 'cancelled') return false
  if (plan.schedule.kind === 'at' && (subscription.confirmed_at ?? now) > plan.schedule.at) return false
  const [reader = null] = await listWalkReaders(tx, [subscription.id])
  const walk = { subscriptionId: subscription.id, reader, startedAt: now, exceptDelivery: 0 }
  const facts = walkFacts(plan, walk, await listDoneSteps(tx, [subscription.id]))
  if (facts.choice?.off === true) return false
  const step = nextStep(facts)
  if (!step) return false
  const enrolmentId = await insertEnrolment(tx, {
    subscription_id: subscription.id,
    sequence_id: sequence.id,
    run: (latest?.run ?? 0) + 1,
    state: 'active',
    started_at: now,
    ended_at: null,
  })
  await insertStepDeliveries(tx, [
    {
      subscriptionId: subscription.id,
      enrolmentId,
      sequenceId: sequence.id,
      versionId: plan.versionId,
      now,
      step,
    },
  ])
  return true
}

export interface StepDelivery {
  readonly subscriptionId: number
  readonly enrolmentId: number
  readonly sequenceId: number
  readonly versionId: number
  readonly step: { readonly stepId: number; readonly dueAt: number }
  readonly now: number
}

/** Schedules one step of each of these walks. */
export async function insertStepDeliveries(tx: Db, deliveries: readonly StepDelivery[]): Promise<void> {
  if (deliveries.length === 0) return
  const rows = deliveries.map((delivery) => ({
    kind: 'step' as const,
    subscription_id: delivery.subscriptionId,
    enrolment_id: delivery.enrolmentId,
    sequence_id: delivery.sequenceId,
    step_id: delivery.step.stepId,
    version_id: delivery.versionId,
    state: 'scheduled' as const,
    due_at: delivery.step.dueAt,
    created_at: delivery.now,
  }))
  await insertDeliveries(tx, rows)
}
