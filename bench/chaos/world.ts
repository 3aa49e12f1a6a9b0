import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changeSetting } from '../../src/actions/change-setting.ts'
import type { Context } from '../../src/actions/context.ts'
import { captureTransport } from '../../src/transports/capture.ts'
import { randomFrom } from '../random.ts'
import { type Crew, openCrew } from './crew.ts'
import { expectedPoints } from './expected-points.ts'
import { fillHouse, type House } from './house.ts'
import { openContext } from './open-context.ts'
import type { ChaosOptions } from './options.ts'
import { paceOf } from './pace.ts'
import { openPointBook, type PointBook } from './point-book.ts'
import { type Provider, startProvider } from './provider.ts'
import { readClock, setClock, type VirtualClock } from './virtual-clock.ts'
import type { Ending } from './worker-child.ts'

const START = Date.parse('2026-11-30T07:00:00Z')
const CACHE = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'rivulet-bench')
/** How long the provider may stay silent in a call: in the workers' time less than a lease, less its margin. */
const CALL_MS = 700

/** Everything of one run: an installation, the provider, the workers, and what became of them. */
export interface World {
  readonly folder: string
  /** The installation as another process of it sees it. */
  readonly context: Context
  readonly house: House
  readonly provider: Provider
  readonly crew: Crew
  readonly points: PointBook
  readonly tally: Tally
  /** Sets the clock of everybody. */
  moveClock(to: number): void
  /** A line of the run's log. */
  note(line: string): void
  close(): Promise<void>
}

export interface Tally {
  /** Workers killed at random moments, and at crash points. */
  kills: number
  deaths: number
  /** How long the slowest stop took, in real milliseconds. */
  slowestStopMs: number
  /** What a worker said that ended although nobody ended it. */
  readonly broken: string[]
}

/** Where the log of a run is, beside its database. */
export function logFile(folder: string): string {
  return join(folder, 'run.log')
}

/** Builds the world of a run in a folder of its own. Nothing runs yet. */
export async function openWorld(options: ChaosOptions): Promise<World> {
  const { transport, seed, faults, speed } = options
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-chaos-'))
  const log = createWriteStream(logFile(folder))
  const note = (line: string): void => void log.write(`${new Date().toISOString()} ${line}\n`)
  let clock: VirtualClock = { realAt: Date.now(), shows: START, speed }
  const databaseUrl = `file:${join(folder, 'rivulet.db')}`
  const opened = await openContext({
    databaseUrl,
    transport: captureTransport({ folder: join(folder, 'captured') }),
    now: () => readClock(clock),
    speed,
    log: () => undefined,
  })
  const pace = paceOf(options)
  await setFlow(opened.context, { cap: 'none', [`${transport}.per-second`]: pace.perSecond.toFixed(3) })
  const house = await fillHouse(opened.context, options.sends)
  const provider = await startProvider({ transport, folder, seed, faults })
  const random = randomFrom(seed)
  const points = openPointBook(expectedPoints(transport), random)
  const tally: Tally = { kills: 0, deaths: 0, slowestStopMs: 0, broken: [] }
  const crew = openCrew({
    size: options.workers,
    longestLifeMs: pace.longestLifeMs,
    cacheFolder: CACHE,
    random,
    met: points.met,
    log: note,
    ended: (ending, owner) => {
      points.release(owner)
      count(ending, { tally, points, note })
    },
    order: (owner) => ({
      ...{ databaseUrl, clock, transport, owner, callMs: CALL_MS },
      ...{ providerUrl: provider.url, limit: pace.limit, batchSize: pace.batchSize },
      points: points.give(owner),
    }),
  })
  const moveClock = (to: number): void => {
    clock = setClock(clock, to)
    crew.setClock(clock)
  }
  const close = async (): Promise<void> => {
    crew.close()
    provider.kill()
    await opened.store.close()
    log.end()
  }
  moveClock(START)
  return { folder, context: opened.context, house, provider, crew, points, tally, moveClock, note, close }
}

async function setFlow(ctx: Context, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const changed = await changeSetting(ctx, name, value)
    if (changed.kind === 'problem') throw new Error(changed.message)
  }
}

/** Takes away all that a run left. */
export function removeWorld({ folder }: Pick<World, 'folder'>): void {
  rmSync(folder, { recursive: true, force: true })
}

function count(ending: Ending, world: Pick<World, 'tally' | 'points' | 'note'>): void {
  const { tally, points, note } = world
  note(JSON.stringify({ ended: ending }))
  if (ending.kind === 'killed') tally.kills += 1
  if (ending.kind === 'broken') tally.broken.push(ending.reason)
  if (ending.kind !== 'died') return
  tally.deaths += 1
  points.hit(ending.moment)
}
