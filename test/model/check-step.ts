import { judgeFreeze } from './judge-call.ts'
import { DAY, forbidden, HOUR, nextStep, type Series, type Walk } from './reference-model.ts'
import { mayBeOut } from './scripted-provider.ts'
import { hadOf, isOpen, type Row, rowsOfWalk } from './snapshot.ts'
import { listen, type World } from './world.ts'

/** What must be true after each step: of every delivery, of what became of it in this step, and of every walk. */
export function checkStep(world: World): void {
  listen(world)
  const before = world.snapshot
  world.snapshot = world.installation.snapshot()
  for (const row of world.snapshot.values()) {
    const changed = changeFault(world, before.get(row.id) ?? null, row)
    note(world, row, stateFault(world, row) ?? changed ?? judgeFreeze(world, row))
  }
  for (const [what, count] of world.provider.arrived) {
    if (count > 1 && !what.startsWith('Please')) world.faults.push(`${what} arrived ${count} times`)
  }
  world.byHand.clear()
  const pending = world.installation.reckoning()
  for (const [name, walk] of world.model.walks) {
    const [person, key] = name.split('/')
    const series = world.model.series.get(key ?? '')
    if (!series) continue
    const fault = walkFault(world, { person: Number(person), series, walk, pending: pending.has(series.key) })
    if (fault) world.faults.push(`person ${person} in ${key}: ${fault}`)
  }
}

function note(world: World, row: Row, fault: string | null): void {
  if (fault) world.faults.push(`delivery ${row.id} (${row.series}.${row.step} to ${row.person}): ${fault}`)
}

/** Whether what a row claims agrees with what the provider did. */
function stateFault(world: World, row: Row): string | null {
  const times = world.provider.accepted.get(row.id) ?? 0
  if (times > 1) return `accepted ${times} times`
  const settled = ['submitted', 'frozen', 'uncertain'].includes(row.state) || row.reason === 'skipped'
  if (times === 1 && !settled) return `the provider accepted it, and it is ${row.state} (${row.reason})`
  if (times === 0 && row.state === 'submitted') return 'the provider never accepted it, and it is submitted'
  if (row.state === 'uncertain' && row.proved)
    return 'an attempt proves that it was accepted, and it is uncertain'
  if (row.state === 'failed' && isOut(world, row)) return 'nobody knows what became of it, and it is failed'
  if (row.state === 'failed' && failedWithOthers(world, row))
    return 'it failed with its batch, and was not named'
  if (row.state === 'uncertain' && !isInDoubt(world, row)) return 'known unsent, and it is uncertain'
  return row.state === 'held' && row.reason === 'cannot-be-composed' ? 'it could not be composed' : null
}

/** Whether a message of this delivery was accepted, or may have been. */
function isOut(world: World, { id }: Row): boolean {
  return world.provider.keysOf(id).some((log) => mayBeOut(log, id))
}

/** … or whether the installation cannot know that none was: something was killed while it was under way. */
function isInDoubt(world: World, row: Row): boolean {
  return isOut(world, row) || world.shaken.has(row.id)
}

/** Whether nothing but a refusal of its whole batch says that it is at fault. */
function failedWithOthers({ provider }: World, { id }: Row): boolean {
  const last = provider.keysOf(id).at(-1)
  return last !== undefined && last.messages.length > 1 && last.acceptedAt === null
}

/** Whether a row could become what it is from what it was. */
function changeFault(world: World, before: Row | null, row: Row): string | null {
  const was = before?.state ?? null
  if (was === row.state && before?.reason === row.reason) return null
  if (world.byHand.has(row.id)) return null
  if (was === 'submitted' || was === 'failed') return `it was ${was}, and is ${row.state}`
  if (was === 'uncertain' && row.state !== 'submitted') return `it was uncertain, and is ${row.state}`
  if (row.state === 'cancelled') return cancelFault(world, row)
  if (row.state === 'held') return holdFault(world, before, row)
  return null
}

/** Whether there is a reason to cancel it. */
function cancelFault(world: World, row: Row): string | null {
  const { model } = world
  const state = model.subscriptions.get(`${row.person}/${row.list}`)
  if (model.suppressed.has(row.person) || state === 'ended') return null
  // What belongs to a walk that was left is not sent in the next one, whoever decides so; a worker held it meanwhile.
  if (row.reason === 'enrolment-over' && row.walk === 'ended') return null
  if (row.kind === 'confirmation')
    return world.installation.asked(row.id).length === 0 ? null : `cancelled (${row.reason}), and awaited`
  const series = model.series.get(row.series ?? '')
  if (state !== 'confirmed' || !series || series.state === 'cancelled' || row.reason === 'nothing-left')
    return null
  return `cancelled (${row.reason}), and there is consent`
}

function holdFault(world: World, before: Row | null, row: Row): string | null {
  const series = world.model.series.get(row.series ?? '')
  if (row.reason === 'sequence-paused') {
    return series?.state === 'paused' ? null : 'held for a pause, and there is none'
  }
  if (row.reason === 'list-paused') {
    return world.model.pausedLists.has(row.list) ? null : 'held for a pause of the list, and there is none'
  }
  if (row.reason === 'too-late') {
    const late = world.clock.now - Math.min(row.due_at, before?.due_at ?? row.due_at)
    return late > 2 * DAY ? null : `held as too late, after ${late / HOUR} hours`
  }
  return row.reason === 'held-by-hand' ? null : `held (${row.reason})`
}

interface Checking {
  readonly person: number
  readonly series: Series
  readonly walk: Walk
  /** Due times of the series are still to be reckoned anew. */
  readonly pending: boolean
}

/** Whether everybody who stays has exactly one email to come as long as there is one. */
function walkFault(world: World, { person, series, walk, pending }: Checking): string | null {
  const rows = rowsOfWalk(world.snapshot, person, series.key)
  const coming = rows.filter(isOpen)
  if (coming.filter(({ by_hand }) => by_hand === 0).length > 1)
    return `${coming.length} emails are to come at once`
  const gone =
    world.model.suppressed.has(person) || forbidden(world.model, person, series) === 'there is no consent'
  if (walk.state === 'over' || gone || series.state === 'cancelled') return null
  const next = nextStep(series, hadOf(world.snapshot, world.provider, { person, series: series.key }))
  const completed = rows.some((row) => row.walk === 'completed')
  if (completed && walk.state === 'active' && next === null) {
    const emptied = rows.some((row) => row.state === 'cancelled' && row.reason === 'nothing-left')
    walk.state = emptied ? 'emptied' : 'finished'
  }
  if (next === null || walk.state === 'finished' || pending) return null
  if (walk.state === 'emptied') {
    if (coming.length === 0) return `a version brought ${next}, and nothing is to come`
    walk.state = 'active'
  }
  if (coming.length === 0) return `${next} was not had, and nothing is to come: lost`
  return rows.every((row) => row.walk === 'active') ? null : `${next} is to come in a walk that is over`
}
