import {
  alreadyForbidden,
  confirmationForbidden,
  DAY,
  earliest,
  forbidden,
  nextStep,
} from './reference-model.ts'
import { deliveryOf, type KeyLog, mayBeOut } from './scripted-provider.ts'
import { hadOf, type Row, type Snapshot } from './snapshot.ts'
import { listen, type World } from './world.ts'

/** Looks at a call as it begins: whether each of its messages may go to its reader now, and is the next one for them. */
export function judgeCall(world: World, call: KeyLog, again: boolean): void {
  listen(world)
  const snapshot = world.installation.snapshot()
  for (const message of call.messages) {
    const row = snapshot.get(deliveryOf(message))
    const fault = row ? faultOf(world, { call, again, snapshot, row, subject: message.subject }) : 'unknown'
    if (fault) world.faults.push(`${call.key} (“${message.subject}” to ${row?.person}): ${fault}`)
  }
}

/**
 * Looks at what a step froze and never handed over, since its worker died between the two: the plan is asked at the
 * freeze, and what is frozen goes out as it is, whatever is published until somebody takes it up.
 */
export function judgeFreeze(world: World, row: Row): string | null {
  if (row.kind !== 'step' || row.state !== 'frozen' || world.planned.has(freezeOf(row))) return null
  return stepFault(world, { snapshot: world.snapshot, row, subject: `${row.series}.${row.step}` })
}

/** One freeze of a delivery: thawed and frozen anew, it is another. */
function freezeOf({ id, generation }: Row): string {
  return `${id}/${generation}`
}

interface Judging {
  readonly call: KeyLog
  readonly again: boolean
  readonly snapshot: Snapshot
  readonly row: Row
  readonly subject: string
}

function faultOf(world: World, judging: Judging): string | null {
  const { call, again, row } = judging
  const earlier = world.provider.keysOf(row.id).filter(({ key }) => key !== call.key)
  if (earlier.some((log) => mayBeOut(log, row.id))) {
    return 'a new key after an outcome that nobody knows'
  }
  // A member of a batch that was settled alone belongs to the call all the same.
  if (again && call.messages.length > 1 && (row.state === 'submitted' || row.feedback !== null)) return null
  if (row.state !== 'frozen') return `it is handed over while it is ${row.state}`
  return row.kind === 'step' ? stepFault(world, judging) : noticeFault(world, judging)
}

function noticeFault(world: World, { call, again, snapshot, row }: Judging): string | null {
  const fault =
    row.kind === 'already' ? alreadyForbidden(world.model, row.person, row.list) : askFault(world, row)
  if (fault || again) return fault
  const lately = sentTo(world, snapshot, row).some(
    ({ log, at }) => !log.setBack && Math.abs(call.firstAt - at) < DAY,
  )
  return lately ? 'two mails that a form asked for within 24 hours' : null
}

/** A confirmation may go as long as somebody waits for one of the lists that it asks for. */
function askFault({ model, installation }: World, row: Row): string | null {
  const faults = [row.list, ...installation.asked(row.id)].map((list) =>
    confirmationForbidden(model, row.person, list),
  )
  return faults.includes(null) ? null : (faults[0] ?? null)
}

function stepFault(
  world: World,
  { snapshot, row, subject }: Pick<Judging, 'snapshot' | 'row' | 'subject'>,
): string | null {
  const series = world.model.series.get(row.series ?? '')
  const walk = world.model.walks.get(`${row.person}/${row.series}`)
  if (!series || !walk) return 'a series that the person never entered'
  const fault = forbidden(world.model, row.person, series)
  if (fault || world.planned.has(freezeOf(row))) return fault
  world.planned.add(freezeOf(row))
  if (row.by_hand === 1) return null
  if (walk.state === 'over' || walk.state === 'finished') return `the walk is ${walk.state}`
  const had = hadOf(snapshot, world.provider, { person: row.person, series: series.key, except: row.id })
  const next = nextStep(series, had)
  if (subject !== `${series.key}.${next}`) return `the next one is ${next}`
  const due = earliest(series, next ?? '', had, walk.startedAt)
  const { now } = world.clock
  if (now < due) return `it is due at ${iso(due)}, and it is ${iso(now)}`
  return lateFault(world, snapshot, row) ?? enoughFault(world, snapshot, row)
}

const GRACE_MS = 2 * DAY
const CAP = 3

function fellDueAway({ away }: World, dueAt: number): boolean {
  return away !== null && away.from <= dueAt && dueAt < away.until
}

/** What fell due while nobody worked is held after 48 hours, and each person gets one late email in 24 hours. */
function lateFault(world: World, snapshot: Snapshot, row: Row): string | null {
  const { away, clock } = world
  if (away === null || !fellDueAway(world, row.due_at)) return null
  if (away.until - row.due_at > GRACE_MS) return `it is late since ${iso(row.due_at)}, and goes out by itself`
  const others = sentTo(world, snapshot, row).filter(
    ({ at, dueAt }) => at >= away.until && fellDueAway(world, dueAt) && clock.now - at < DAY,
  )
  return others.length === 0 ? null : 'a second late email within 24 hours'
}

/** Three emails in 24 hours are enough, over all series. */
function enoughFault(world: World, snapshot: Snapshot, row: Row): string | null {
  const { now } = world.clock
  const lately = sentTo(world, snapshot, row).filter(({ at }) => at > now - DAY && at <= now)
  return lately.length < CAP ? null : `email ${lately.length + 1} within 24 hours`
}

interface Sent {
  readonly log: KeyLog
  /** From when it counts. */
  readonly at: number
  readonly dueAt: number
}

/** Others of its kind that went out to the same person, or may have, under which key, and when they were due. */
function sentTo(world: World, snapshot: Snapshot, { id, person, kind }: Row): Sent[] {
  const others = [...snapshot.values()].filter(
    (row) => (row.kind === 'step') === (kind === 'step') && row.person === person && row.id !== id,
  )
  return others.flatMap((row) =>
    world.provider
      .keysOf(row.id)
      .filter((log) => mayBeOut(log, row.id))
      .map((log) => ({ log, at: countsFrom(row, log), dueAt: row.due_at })),
  )
}

/** Where nobody was told that it was taken, it counts from the freeze: a killed worker leaves no trace of its call. */
function countsFrom({ proved, handed_over_at }: Row, { firstAt }: KeyLog): number {
  return proved === 1 ? firstAt : Math.min(firstAt, handed_over_at ?? firstAt)
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
