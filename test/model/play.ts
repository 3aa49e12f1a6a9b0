import { drain } from '../../src/worker/worker.ts'
import { act } from './act.ts'
import type { Process } from './process.ts'
import { HOUR } from './reference-model.ts'
import type { Step } from './step.ts'
import { tell } from './tell.ts'
import type { World } from './world.ts'
/** Plays a step on the installation, and on the model where it took effect. */
export async function play(world: World, step: Step): Promise<void> {
  switch (step.do) {
    case 'pass':
      return passTime(world, step.ms)
    case 'pass-to-due':
      return passTime(world, untilDue(world) + step.beyond)
    case 'set-clock':
      return setClock(world, step.by)
    case 'work':
      return await work(world, step)
    case 'wake':
      return await wake(world)
    case 'tell':
    case 'tell-again':
      return await tell(world, step)
    default:
      return await act(world, step)
  }
}

/** After a clock was set back, some worker looks within the hour: what no process sees, none can allow for. */
function passTime({ clock, lookedAt }: World, ms: number): void {
  const unseen = lookedAt !== null && lookedAt > clock.now
  const passed = Math.max(0, unseen ? Math.min(ms, HOUR) : ms)
  clock.now += passed
  clock.truth += passed
}

/** How long it is until the next thing falls due that is not due yet. */
function untilDue({ installation, clock }: World): number {
  const at = installation.ahead(clock.now)
  return at === null ? 0 : at - clock.now
}

/** What lies ahead of a clock that was set back happened, at the latest, just now. */
function setClock(world: World, by: number): void {
  const { clock, model } = world
  clock.now += by
  const { now } = clock
  if (by < 0) moveCalls(world, by)
  for (const walk of model.walks.values()) walk.startedAt = Math.min(walk.startedAt, now)
  for (const [list, since] of model.pausedLists) model.pausedLists.set(list, Math.min(since, now))
  for (const series of model.series.values()) {
    series.pauses = series.pauses.map(({ from, to }) => ({
      from: Math.min(from, now),
      to: Math.min(to, now),
    }))
    if (series.pausedAt !== null) series.pausedAt = Math.min(series.pausedAt, now)
  }
}

/** A call of which nobody knows yet moves with the clock: so long ago it was, and no key seems younger than it is. */
function moveCalls({ snapshot, provider, clock }: World, by: number): void {
  const frozen = [...snapshot.values()].filter(({ state }) => state === 'frozen')
  const open = new Set(frozen.map(({ id }) => provider.keysOf(id).at(-1)))
  for (const log of provider.keys.values()) {
    const at = open.has(log) ? log.firstAt + by : Math.min(log.firstAt, clock.now)
    if (at === log.firstAt) continue
    log.firstAt = at
    log.setBack = true
  }
}

async function work(world: World, step: Extract<Step, { do: 'work' }>): Promise<void> {
  if (step.whenDue && !world.installation.isDue(world.clock.now)) passTime(world, untilDue(world))
  const { lookedAt, lookedTruth, away } = world
  look(world)
  const { process, ctx } = world.start(step.trouble)
  world.provider.script(step.answers)
  await untilStill(world, process, drain(ctx, { owner: 'worker', limit: step.limit }))
  // Whoever could not even note that it looked has left no trace, and made no call.
  if (process.troubled && process.committed.length === 0)
    Object.assign(world, { lookedAt, lookedTruth, away })
}

/** A worker looks for work: where none did for an hour, what fell due meanwhile is late. */
function look(world: World): void {
  const { now } = world.clock
  const since = world.lookedAt
  excuseUnseen(world)
  if (since !== null && since > now) world.away = null
  if (since !== null && now - since > HOUR) world.away = { from: since, until: now }
  world.lookedAt = now
  world.lookedTruth = world.clock.truth
}

/**
 * Around a clock that is set back, time passes that no process sees between two looks, and keys do not age by it: that
 * is not promised. The provider remembers them for so much longer, so that nothing else is excused.
 */
function excuseUnseen({ clock, lookedAt, lookedTruth, provider }: World): void {
  const seen = Math.max(0, clock.now - (lookedAt ?? clock.now))
  const unseen = Math.max(0, clock.truth - (lookedTruth ?? clock.truth) - seen)
  for (const log of provider.keys.values()) if (log.acceptedAt !== null) log.acceptedAt += unseen
}

async function wake(world: World): Promise<void> {
  const sleeper = world.sleeping.shift()
  if (!sleeper || !world.provider.wake()) return
  look(world)
  world.provider.script([])
  await untilStill(world, sleeper.process, sleeper.turn)
}

/** Follows a turn of a worker until it is over, dead or stands still. */
async function untilStill(world: World, process: Process, turn: Promise<unknown>): Promise<void> {
  const ended = turn.then(
    () => 'over' as const,
    (error: unknown) => {
      if (!process.troubled) world.faults.push(`the worker broke: ${describe(error)}`)
      return 'over' as const
    },
  )
  if ((await Promise.race([ended, world.provider.stalled()])) === 'stalled') {
    world.sleeping.push({ process, turn })
  }
  if (process.troubled || world.sleeping.length > 0) shake(world)
}

/** What is frozen when a process dies may have gone out, as far as anybody can know. */
function shake(world: World): void {
  for (const { id, state } of world.installation.snapshot().values()) {
    if (state === 'frozen') world.shaken.add(id)
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined
    ? (error.stack ?? error.message)
    : `${error.message} (${describe(error.cause)})`
}
