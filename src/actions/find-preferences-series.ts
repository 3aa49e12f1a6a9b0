import type { ListRow } from '../../db/lists.ts'
import {
  listSeriesEmails,
  listSeriesOf,
  type SeriesEmailRow,
  type SeriesRow,
} from '../../db/reader-choices.ts'
import type { SubscriberRow } from '../../db/subscribers.ts'
import type { SubscriptionRow } from '../../db/subscriptions.ts'
import { listLiveSteps } from '../../db/versions.ts'
import { type PlaceInSeries, placeInSeries } from '../core/delivery/place-in-series.ts'
import type { Pace } from '../core/delivery/reader-choice.ts'
import { runningPause } from '../core/delivery/reader-pause.ts'
import { firstName, plausibleName } from '../core/mail/greeting.ts'
import { evaluateFragment } from '../core/mail/liquid-fragment.ts'
import { shownAddress } from '../core/shown-address.ts'
import type { Context } from './context.ts'

/** An email that the reader has had; `viewUrl` is null where it can no longer be shown. */
export interface ReaderEmail {
  readonly subject: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly viewUrl: string | null
}

/** What comes next of a series, or why nothing does. */
export type ReaderNext =
  /** `at` has passed where it is about to go out. */
  | { readonly kind: 'email'; readonly subject: string; readonly at: number }
  /** Its list or its series is paused by the sender, or it waits for them to decide. */
  | { readonly kind: 'waiting' }
  /** The reader turned it off. */
  | { readonly kind: 'off' }
  | { readonly kind: 'over' }

/** Where a reader is in one series, and what they chose for it. */
export interface ReaderSeries {
  readonly sequenceId: number
  readonly name: string
  readonly place: PlaceInSeries
  readonly emails: readonly ReaderEmail[]
  readonly next: ReaderNext
  /** Whether it can be turned on again. */
  readonly open: boolean
  readonly pace: Pace
  readonly pausedUntil: number | null
}

interface Place {
  readonly subscription: SubscriptionRow
  readonly list: ListRow
}

/** By subscription, the series that a person is or was in. */
export async function findPreferencesSeries(
  ctx: Context,
  person: SubscriberRow,
  places: readonly Place[],
): Promise<ReadonlyMap<number, ReaderSeries[]>> {
  const ids = places.map(({ subscription }) => subscription.id)
  const emails = await listSeriesEmails(ctx.read, ids)
  const found = new Map<number, ReaderSeries[]>(ids.map((id) => [id, []]))
  for (const row of await listSeriesOf(ctx.read, ids)) {
    const list = places.find(({ subscription }) => subscription.id === row.subscriptionId)?.list
    if (!list || row.versionId === null) continue
    const mine = emails.filter(
      ({ subscriptionId, sequenceId }) =>
        subscriptionId === row.subscriptionId && sequenceId === row.sequenceId,
    )
    found.get(row.subscriptionId)?.push(await seriesOf(ctx, { row, list, person, emails: mine }))
  }
  return found
}

interface SeriesFacts {
  readonly row: SeriesRow
  readonly list: ListRow
  readonly person: SubscriberRow
  readonly emails: readonly SeriesEmailRow[]
}

async function seriesOf(ctx: Context, facts: SeriesFacts): Promise<ReaderSeries> {
  const { row, emails } = facts
  const steps = await listLiveSteps(ctx.read, row.versionId ?? 0)
  const passed = emails.filter(({ state }) => isHad(state) || state === 'failed' || state === 'cancelled')
  return {
    sequenceId: row.sequenceId,
    name: row.name,
    place: placeInSeries(
      steps,
      passed.map(({ stepId, kind, state }) => ({ stepId, kind, had: isHad(state) })),
    ),
    emails: emails.filter(({ state }) => isHad(state)).map((email) => emailOf(ctx, facts, email)),
    next: nextOf(facts),
    open: row.sequenceState !== 'cancelled',
    pace: row.pace ?? 'planned',
    pausedUntil: runningPause(row.pausedUntil, ctx.now()),
  }
}

function isHad(state: SeriesEmailRow['state']): boolean {
  return state === 'submitted' || state === 'frozen' || state === 'uncertain'
}

function emailOf(ctx: Context, facts: SeriesFacts, email: SeriesEmailRow): ReaderEmail {
  const viewUrl = email.kept === 1 ? ctx.links.view(email.subscriptionId, email.deliveryId) : null
  return { subject: subjectOf(facts, email), at: email.handedOverAt ?? email.dueAt, viewUrl }
}

function nextOf(facts: SeriesFacts): ReaderNext {
  const { row, list, emails } = facts
  if (row.off === 1) return { kind: 'off' }
  if (row.enrolmentState !== 'active' || row.sequenceState === 'cancelled') return { kind: 'over' }
  if (row.sequenceState === 'paused' || list.paused_at !== null) return { kind: 'waiting' }
  const next = emails.find(
    ({ enrolmentId, state }) =>
      enrolmentId === row.enrolmentId && (state === 'scheduled' || state === 'claimed'),
  )
  return next ? { kind: 'email', subject: subjectOf(facts, next), at: next.dueAt } : { kind: 'waiting' }
}

/** As this reader sees it, but for the address, which no page shows whole. */
function subjectOf({ person, list }: SeriesFacts, { subject }: SeriesEmailRow): string {
  return evaluateFragment(subject, {
    first_name: firstName(person.name) ?? '',
    name: plausibleName(person.name) ?? '',
    email: shownAddress(person.address),
    list_name: list.name,
  })
}
