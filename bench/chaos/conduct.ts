import { setTimeout as sleep } from 'node:timers/promises'
import { findNextWake } from '../../db/claims.ts'
import { planHappenings, tellOfAccepted } from './happenings.ts'
import { countDue } from './kill-plan.ts'
import { boundOf, type ChaosOptions } from './options.ts'
import type { World } from './world.ts'

const TICK_MS = 20
/** How long until the next look at when something falls due, in real milliseconds. */
const LOOK_MS = 200
/** Nothing to do for longer than this, in real milliseconds: the clock is put forward. */
const PATIENCE_MS = 1_000
/** It then stands so long before what falls due, in real milliseconds. */
const EARLY_MS = 1_000

export interface Conducting {
  readonly options: ChaosOptions
  /** After how many accepted messages each kill falls due. */
  readonly kills: readonly number[]
  /** Called now and then with how many messages the provider has taken. */
  progress(accepted: number): void
}

/**
 * Runs the workers until nothing is left to send: kills them as planned, replaces them, and puts the clock forward
 * where nothing falls due for long. False where it does not end in time.
 */
export async function conduct(world: World, { options, kills, progress }: Conducting): Promise<boolean> {
  const { crew, provider, tally, context, database } = world
  const endAt = performance.now() + 1000 * boundOf(options)
  const happenings = planHappenings(world)
  let accepted = 0
  let restarts = 0
  let serverRestarts = 0
  let lookAt = 0
  while (performance.now() < endAt && provider.fault() === null) {
    crew.fill()
    await sleep(TICK_MS)
    const lines = provider.takeNew()
    accepted += lines.length
    progress(accepted)
    await tellOfAccepted(context, lines)
    await happenings.look(accepted)
    if (tally.kills + crew.dying() < countDue(kills, accepted)) crew.killOne()
    else if (restarts < restartsDue(world, accepted) && crew.restartOne()) restarts += 1
    else if (database.restart && serverRestarts < restartsDue(world, accepted)) {
      serverRestarts += 1
      await database.restart()
    }
    if (performance.now() < lookAt) continue
    lookAt = performance.now() + LOOK_MS
    if (!(await findWork(world, options.speed)) && !(await happenings.finish())) break
  }
  const fault = provider.fault()
  if (fault !== null) tally.broken.push(fault)
  const ended = performance.now() < endAt
  await crew.stop()
  return ended
}

/** False where nothing falls due any more; what falls due only after long is brought near by putting the clock forward. */
async function findWork({ context, moveClock }: World, speed: number): Promise<boolean> {
  const wake = await findNextWake(context.read)
  if (wake === null) return false
  if (wake > context.now() + PATIENCE_MS * speed) moveClock(wake - EARLY_MS * speed)
  return true
}

/** So many workers are asked to stop in the course of a run, in the middle of their work; and so often a server. */
const STOPS = 3

function restartsDue({ house }: World, accepted: number): number {
  return Math.floor((STOPS * accepted) / house.expected.length)
}
