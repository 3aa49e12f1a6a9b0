import { countActiveEnrolments } from '../../db/enrolments.ts'
import { findInstance } from '../../db/instance.ts'
import { type ListRow, listLists } from '../../db/lists.ts'
import { countDeliveriesByState, findNextDue, listDueGroups } from '../../db/outlook.ts'
import type { HoldKind } from '../../db/schema.ts'
import { listSequences, type SequenceRow } from '../../db/sequences.ts'
import { countSubscriptions } from '../../db/subscriptions.ts'
import { listVersionSteps } from '../../db/versions.ts'
import { upcoming } from '../core/delivery/upcoming.ts'
import type { Context } from './context.ts'
import { describeSending, type SendingStatus } from './describe-sending.ts'
import { getSequencePlan } from './enrol-subscription.ts'

const OUTLOOK_MS = 7 * 24 * 60 * 60_000

export interface Status {
  /** Why sending is on hold, and what set the hold; null where it is not. */
  readonly holdReason: string | null
  readonly holdKind: HoldKind | null
  readonly sending: SendingStatus
  readonly lists: readonly {
    readonly name: string
    readonly page: string
    readonly zone: string
    readonly confirmed: number
    readonly pending: number
    /** Since when nothing of it is sent, and why; null where it is not paused. */
    readonly pausedAt: number | null
    readonly pauseReason: string | null
  }[]
  readonly sequences: readonly {
    readonly id: number
    readonly kind: string
    readonly name: string
    readonly list: string
    readonly state: string
    readonly inside: number
  }[]
  /** What goes to how many people in the next seven days, in the order of time. */
  readonly upcoming: readonly Upcoming[]
  /** When the next email falls due, however far ahead; null where none is planned, or all is paused. */
  readonly nextAt: number | null
  readonly deliveries: readonly { readonly state: string; readonly count: number }[]
}

export interface Upcoming {
  readonly dueAt: number
  readonly zone: string
  readonly sequence: string
  readonly subject: string
  readonly people: number
  /** Some of them want newsletters less often: whether this one is wanted is asked when it comes. */
  readonly atMost: boolean
}

/** How things stand and what the next seven days bring. Changes nothing. */
export async function describeStatus(ctx: Context): Promise<Status> {
  const lists = await listLists(ctx.read)
  const sequences = await listSequences(ctx.read)
  const named = new Map(lists.map((list) => [list.id, list.name]))
  const paused = new Set(lists.filter((list) => list.paused_at !== null).map(({ id }) => id))
  const instance = await findInstance(ctx.read)
  return {
    holdReason: instance?.hold_reason ?? null,
    holdKind: instance?.hold_kind ?? null,
    sending: await describeSending(ctx),
    lists: await Promise.all(lists.map((list) => describeList(ctx, list))),
    sequences: await Promise.all(
      sequences.map(async ({ id, kind, name, state, list_id }) => {
        const inside = await countActiveEnrolments(ctx.read, id)
        return { id, kind, name, state, list: named.get(list_id) ?? '', inside }
      }),
    ),
    upcoming: await upcomingOf(
      ctx,
      sequences.filter(({ list_id }) => !paused.has(list_id)),
    ),
    nextAt: await findNextDue(ctx.read),
    deliveries: await countDeliveriesByState(ctx.read),
  }
}

async function describeList(ctx: Context, list: ListRow): Promise<Status['lists'][number]> {
  return {
    name: list.name,
    page: `${ctx.settings.publicUrl}/subscribe/${list.slug}`,
    zone: list.zone,
    confirmed: await countSubscriptions(ctx.read, list.id, 'confirmed'),
    pending: await countSubscriptions(ctx.read, list.id, 'pending'),
    pausedAt: list.paused_at,
    pauseReason: list.pause_reason,
  }
}

async function upcomingOf(ctx: Context, sequences: readonly SequenceRow[]): Promise<Upcoming[]> {
  const rows: Upcoming[] = []
  for (const sequence of sequences) {
    if (sequence.state === 'active' && sequence.version_id !== null) {
      rows.push(...(await upcomingOfOne(ctx, sequence, sequence.version_id)))
    }
  }
  return rows.toSorted((a, b) => a.dueAt - b.dueAt)
}

async function upcomingOfOne(ctx: Context, sequence: SequenceRow, versionId: number): Promise<Upcoming[]> {
  const until = ctx.now() + OUTLOOK_MS
  const plan = await getSequencePlan(ctx.read, sequence)
  const subjects = new Map(
    (await listVersionSteps(ctx.read, versionId)).map((step) => [step.step_id, step.subject]),
  )
  const scheduled = await listDueGroups(ctx.read, sequence.id, until)
  // A series moves to when it is wanted; an issue has one moment.
  const atMost = sequence.kind === 'issue' && scheduled.some(({ slower = 0 }) => slower > 0)
  const groups = upcoming(scheduled, { ...plan, until })
  return groups.map(({ stepId, dueAt, people }) => ({
    dueAt,
    zone: plan.zone,
    sequence: sequence.name,
    subject: subjects.get(stepId) ?? '',
    people,
    atMost,
  }))
}
