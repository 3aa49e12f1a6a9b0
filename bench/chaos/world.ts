import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changeSetting } from '../../src/actions/change-setting.ts'
import type { Context } from '../../src/actions/context.ts'
import { captureTransport } from '../../src/transports/capture.ts'
import { randomFrom } from '../random.ts'
import { bundleWorker } from './bundle-worker.ts'
import type { Crew } from './crew.ts'
import { expectedPoints } from './expected-points.ts'
import { hireCrew, type Tally } from './hire-crew.ts'
import { fillHouse, type House } from './house.ts'
import { openContext } from './open-context.ts'
import type { ChaosOptions } from './options.ts'
import { paceOf } from './pace.ts'
import { patientTransact } from './patient-transact.ts'
import { openPointBook, type PointBook } from './point-book.ts'
import { type Provider, startProvider } from './provider.ts'
import { openRunDatabase, type RunDatabase } from './run-database.ts'
import { readClock, setClock, type VirtualClock } from './virtual-clock.ts'

const START = Date.parse('2026-11-30T07:00:00Z')

/** Everything of one run: an installation, the provider, the workers, and what became of them. */
export interface World {
  readonly folder: string
  /** The installation as another process of it sees it. */
  readonly context: Context
  readonly house: House
  readonly database: RunDatabase
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
  const database = await openRunDatabase(options.db, folder)
  const databaseUrl = database.url
  const opened = await openContext({
    ...{ databaseUrl, transport: captureTransport({ folder: join(folder, 'captured') }) },
    ...{ now: () => readClock(clock), speed, log: () => undefined },
  })
  const context = { ...opened.context, transact: patientTransact(opened.context) }
  const house = await furnish(context, options)
  const provider = await startProvider({ transport, folder, seed, faults })
  const points = openPointBook(expectedPoints(transport), randomFrom(seed))
  const tally: Tally = { kills: 0, deaths: 0, slowestStopMs: 0, broken: [] }
  const providerUrl = provider.url
  const script = await bundleWorker(folder)
  const crew = hireCrew({
    options,
    points,
    tally,
    note,
    script,
    databaseUrl,
    providerUrl,
    clock: () => clock,
  })
  const moveClock = (to: number): void => {
    clock = setClock(clock, to)
    crew.setClock(clock)
  }
  const close = async (): Promise<void> => {
    crew.close()
    provider.kill()
    await opened.store.close()
    await database.stop()
    log.end()
  }
  moveClock(START)
  return { folder, context, house, database, provider, crew, points, tally, moveClock, note, close }
}

/** As slow as the kills need it, and without a cap: who gets three emails a day would else walk for weeks. */
async function furnish(ctx: Context, options: ChaosOptions): Promise<House> {
  const perSecond = paceOf(options).perSecond.toFixed(3)
  for (const [name, value] of [
    ['cap', 'none'],
    [`${options.transport}.per-second`, perSecond],
  ] as const) {
    const changed = await changeSetting(ctx, name, value)
    if (changed.kind === 'problem') throw new Error(changed.message)
  }
  return await fillHouse(ctx, options.sends)
}

/** Takes away all that a run left. */
export function removeWorld({ folder }: Pick<World, 'folder'>): void {
  rmSync(folder, { recursive: true, force: true })
}
