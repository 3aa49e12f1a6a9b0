import { randomFrom } from '../random.ts'
import { commitMoments } from './crash-points.ts'
import { type Crew, openCrew } from './crew.ts'
import type { ChaosOptions } from './options.ts'
import { paceOf } from './pace.ts'
import type { PointBook } from './point-book.ts'
import type { VirtualClock } from './virtual-clock.ts'
import type { Ending } from './worker-child.ts'

/** How long the provider may stay silent in a call: in the workers' time less than a lease, less its margin. */
const CALL_MS = 700

export interface Tally {
  /** Workers killed at random moments, and at crash points. */
  kills: number
  deaths: number
  /** How long the slowest stop took, in real milliseconds. */
  slowestStopMs: number
  /** Processes that ended although nobody ended them. */
  readonly broken: string[]
}

export interface Hiring {
  readonly options: ChaosOptions
  readonly points: PointBook
  readonly tally: Tally
  /** See `bundleWorker`. */
  readonly script: string
  readonly databaseUrl: string
  readonly providerUrl: string
  /** As it is set now. */
  clock(): VirtualClock
  note(line: string): void
}

/** The crew of a run, whose deaths are counted. */
export function hireCrew(hiring: Hiring): Crew {
  const { options, points, note, databaseUrl, providerUrl } = hiring
  const { batchSize, limit, longestLifeMs } = paceOf(options)
  return openCrew({
    ...{ size: options.workers, longestLifeMs, random: randomFrom(options.seed + 2) },
    ...{ script: hiring.script, met: points.met, log: note },
    ended: (ending, owner) => {
      points.release(owner)
      note(JSON.stringify({ ended: owner, ...ending }))
      count(ending, hiring)
    },
    order: (owner) => ({
      ...{ owner, databaseUrl, clock: hiring.clock(), transport: options.transport, providerUrl },
      ...{ limit, batchSize, callMs: CALL_MS },
      ...{ points: points.give(owner), stopAt: givesBack(points) ? AFTER_A_CLAIM : null },
    }),
  })
}

/** Only who is asked to stop between a claim and its freeze gives back: that moment is made, not waited for. */
const AFTER_A_CLAIM = { name: commitMoments('claim')[1], occurrence: 3 }

function givesBack(points: PointBook): boolean {
  return commitMoments('give-back').some(points.isPending)
}

function count(ending: Ending, { tally, points }: Hiring): void {
  switch (ending.kind) {
    case 'killed':
      tally.kills += 1
      return
    case 'died':
      tally.deaths += 1
      points.hit(ending.moment)
      return
    case 'stopped':
      tally.slowestStopMs = Math.max(tally.slowestStopMs, ending.tookMs)
      return
    case 'broken':
      tally.broken.push(`a worker: ${ending.reason}`)
  }
}
