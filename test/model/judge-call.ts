import { confirmationForbidden, DAY, earliest, forbidden, nextStep } from './reference-model.ts'
import { deliveryOf, type KeyLog } from './scripted-provider.ts'
import { hadOf, type Row, type Snapshot } from './snapshot.ts'
import type { World } from './world.ts'

/** Looks at a call as it begins: whether each of its messages may go to its reader now, and is the next one for them. */
export function judgeCall(world: World, call: KeyLog, again: boolean): void {
  const snapshot = world.installation.snapshot()
  for (const message of call.messages) {
    const row = snapshot.get(deliveryOf(message))
    const fault = row ? faultOf(world, { call, again, snapshot, row, subject: message.subject }) : 'unknown'
    if (fault) world.faults.push(`${call.key} (“${message.subject}” to ${row?.person}): ${fault}`)
  }
}

interface Judging {
  readonly call: KeyLog
  readonly again: boolean
  readonly snapshot: Snapshot
  readonly row: Row
  readonly subject: string
}

function faultOf(world: World, judging: Judging): string | null {
  const { call, row } = judging
  const earlier = world.provider.keysOf(row.id).filter(({ key }) => key !== call.key)
  if (earlier.some((log) => log.doubtful || log.acceptedAt !== null)) {
    return 'a new key after an outcome that nobody knows'
  }
  if (row.state !== 'frozen') return `it is handed over while it is ${row.state}`
  return row.kind === 'step' ? stepFault(world, judging) : confirmationFault(world, judging)
}

function confirmationFault(world: World, { call, again, snapshot, row }: Judging): string | null {
  const fault = confirmationForbidden(world.model, row.person, row.list)
  if (fault || again) return fault
  const others = [...snapshot.values()].filter(
    (other) => other.kind === 'confirmation' && other.person === row.person && other.id !== row.id,
  )
  const lately = others
    .flatMap(({ id }) => world.provider.keysOf(id))
    .some((log) => (log.doubtful || log.acceptedAt !== null) && Math.abs(call.firstAt - log.firstAt) < DAY)
  return lately ? 'two confirmation mails within 24 hours' : null
}

function stepFault(world: World, { again, snapshot, row, subject }: Judging): string | null {
  const series = world.model.series.get(row.series ?? '')
  const walk = world.model.walks.get(`${row.person}/${row.series}`)
  if (!series || !walk) return 'a series that the person never entered'
  const fault = forbidden(world.model, row.person, series)
  if (fault || again) return fault
  if (walk.state === 'over' || walk.state === 'finished') return `the walk is ${walk.state}`
  const had = hadOf(snapshot, world.provider, { person: row.person, series: series.key, except: row.id })
  const next = nextStep(series, had)
  if (subject !== `${series.key}.${next}`) return `the next one is ${next}`
  const due = earliest(series, next ?? '', had, walk.startedAt)
  const early = world.clock.now < due && row.by_hand === 0
  return early ? `it is due at ${iso(due)}, and it is ${iso(world.clock.now)}` : null
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
