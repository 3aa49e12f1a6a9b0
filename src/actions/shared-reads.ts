import type { DeliveryRow } from '../../db/deliveries.ts'
import { type EnrolmentRow, listEnrolmentsById } from '../../db/enrolments.ts'
import { type DoneRow, listDoneSteps, listRecentEmails, type RecentRow } from '../../db/had-emails.ts'
import { getInstance } from '../../db/instance.ts'
import { fromJson } from '../../db/json.ts'
import { getList, type ListRow } from '../../db/lists.ts'
import type { Db, InstanceTable } from '../../db/schema.ts'
import { getSequence, type SequenceRow } from '../../db/sequences.ts'
import { listSubscribers, type SubscriberRow } from '../../db/subscribers.ts'
import {
  type ConsentRow,
  listConsents,
  listSubscriptions,
  type SubscriptionRow,
} from '../../db/subscriptions.ts'
import { listSuppressed } from '../../db/suppressions.ts'
import { getTemplate } from '../../db/templates.ts'
import { getVersionStep, type VersionStepRow } from '../../db/versions.ts'
import { listWalkReaders, type WalkReader } from '../../db/walk-readers.ts'
import { addressHash } from '../core/address.ts'
import type { FlowSettings } from '../core/delivery/flow-settings.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'
import { getSequencePlan, type SequencePlan } from './enrol-subscription.ts'
import { getFlow } from './flow.ts'
import { type Remembered, remembered } from './remembered.ts'

/**
 * What one transaction reads, each thing once, and for many deliveries at a time: a batch of a hundred asks the
 * database little more often than a single one.
 */
export interface SharedReads {
  readonly db: Db
  instance(): Promise<
    Pick<InstanceTable, 'name' | 'epoch' | 'hold_reason' | 'away_from' | 'away_until' | 'worked_at'>
  >
  flow(): Promise<FlowSettings>
  list(id: number): Promise<ListRow>
  sequence(id: number): Promise<SequenceRow>
  /** That of the sequence's current version. */
  plan(sequenceId: number): Promise<SequencePlan>
  step(of: { readonly versionId: number; readonly stepId: number }): Promise<VersionStepRow>
  template(hash: string): Promise<CompiledTemplate>
  readonly subscriptions: Remembered<number, SubscriptionRow>
  readonly subscribers: Remembered<number, SubscriberRow>
  readonly enrolments: Remembered<number, EnrolmentRow>
  /** By subscription: the newest consent that mail may go out on. */
  readonly consents: Remembered<number, ConsentRow>
  /** By keyed hash of the address: why it must not be mailed. */
  readonly suppressions: Remembered<string, string>
  /** By subscription: the steps that it has had, of whatever sequence. */
  readonly done: Remembered<number, readonly DoneRow[]>
  /** By subscription: what its reader chose. */
  readonly readers: Remembered<number, WalkReader>
  /** By person: the emails of the last two days. */
  readonly recent: Remembered<number, readonly RecentRow[]>
}

/** How far back a person's emails matter: a cap is over a day, and a late email is waited for a day. */
const RECENT_MS = 2 * 24 * 60 * 60_000

/** Reads for one transaction; make a new one for the next. */
export function sharedReads(db: Db, now: number): SharedReads {
  return { db, ...plansOf(db), ...peopleOf(db, now) }
}

function plansOf(db: Db) {
  const sequence = once((id: number) => getSequence(db, id))
  const instance = once((_: 1) => getInstance(db))
  const flow = once((_: 1) => getFlow(db))
  const step = once((key: string) => {
    const [versionId = 0, stepId = 0] = key.split(' ').map(Number)
    return getVersionStep(db, versionId, stepId)
  })
  return {
    instance: () => instance(1),
    flow: () => flow(1),
    list: once((id: number) => getList(db, id)),
    sequence,
    plan: once(async (id: number) => getSequencePlan(db, await sequence(id))),
    step: (of: { readonly versionId: number; readonly stepId: number }) =>
      step(`${of.versionId} ${of.stepId}`),
    template: once(async (hash: string) =>
      fromJson<CompiledTemplate>((await getTemplate(db, hash)).template),
    ),
  }
}

function peopleOf(db: Db, now: number) {
  return {
    subscriptions: remembered('subscription', async (ids: readonly number[]) =>
      byId(await listSubscriptions(db, ids)),
    ),
    subscribers: remembered('subscriber', async (ids: readonly number[]) =>
      byId(await listSubscribers(db, ids)),
    ),
    enrolments: remembered('enrolment', async (ids: readonly number[]) =>
      byId(await listEnrolmentsById(db, ids)),
    ),
    consents: remembered('consent of', async (ids: readonly number[]) => {
      const rows = await listConsents(db, ids)
      return new Map(rows.map((row) => [row.subscription_id, row]))
    }),
    suppressions: remembered('suppression', async (hashes: readonly string[]) => {
      const suppressed = await listSuppressed(db, hashes)
      return new Map(suppressed.map(({ address_hash, reason }) => [address_hash, reason]))
    }),
    done: remembered('walk of', async (ids: readonly number[]) =>
      Map.groupBy(await listDoneSteps(db, ids), (row) => row.subscriptionId),
    ),
    readers: remembered('choices of', async (ids: readonly number[]) => {
      const readers = await listWalkReaders(db, ids)
      return new Map(readers.map((reader) => [reader.subscriptionId, reader]))
    }),
    recent: remembered('mail of', async (ids: readonly number[]) =>
      Map.groupBy(await listRecentEmails(db, ids, now - RECENT_MS), (row) => row.subscriberId),
    ),
  }
}

/** Reads what deciding about these deliveries and composing them needs, in a few queries. */
export async function primeReads(
  reads: SharedReads,
  deliveries: readonly DeliveryRow[],
  pepper: string,
): Promise<void> {
  const subscriptionIds = deliveries.map((delivery) => delivery.subscription_id)
  await reads.subscriptions.prime(subscriptionIds)
  const subscriptions = await Promise.all(subscriptionIds.map((id) => reads.subscriptions.get(id)))
  const subscriberIds = subscriptions.map((subscription) => subscription.subscriber_id)
  await reads.subscribers.prime(subscriberIds)
  const people = await Promise.all(subscriberIds.map((id) => reads.subscribers.get(id)))
  await reads.suppressions.prime(people.map(({ address }) => addressHash(pepper, address)))
  await reads.recent.prime(subscriberIds)
  await reads.consents.prime(subscriptionIds)
  await primeWalks(reads, deliveries)
}

/** Reads what deciding about the walks of these deliveries needs. */
export async function primeWalks(reads: SharedReads, deliveries: readonly DeliveryRow[]): Promise<void> {
  await reads.done.prime(deliveries.map((delivery) => delivery.subscription_id))
  await reads.readers.prime(deliveries.map((delivery) => delivery.subscription_id))
  await reads.enrolments.prime(deliveries.flatMap((delivery) => delivery.enrolment_id ?? []))
}

function byId<Row extends { readonly id: number }>(rows: readonly Row[]): Map<number, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}

function once<Key, Value>(load: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const known = new Map<Key, Value>()
  return async (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const value = await load(key)
    known.set(key, value)
    return value
  }
}
