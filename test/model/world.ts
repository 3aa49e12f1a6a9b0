import type { Context } from '../../src/actions/context.ts'
import { type Installation, openInstallation } from './installation.ts'
import { judgeCall } from './judge-call.ts'
import { type Process, startProcess, type Trouble } from './process.ts'
import { type Model, makeModel, type Series } from './reference-model.ts'
import { type Provider, scriptedProvider } from './scripted-provider.ts'
import type { Snapshot } from './snapshot.ts'

/** The installation's clock, which can be set wrong, and the true time. */
export interface Clock {
  now: number
  truth: number
}

/** What one run is played on. */
export interface Setting {
  readonly kind: 'resend' | 'smtp'
  readonly batch: number
}

/** The model, the real thing beside it, and what is between them. */
export interface World {
  readonly model: Model
  readonly installation: Installation
  readonly provider: Provider
  readonly clock: Clock
  readonly setting: Setting
  /** The rows as they were after the step before. */
  snapshot: Snapshot
  /** Deliveries that were under way when something was killed. */
  readonly shaken: Set<number>
  /** Turns of a worker that stand still in a call. */
  readonly sleeping: { readonly process: Process; readonly turn: Promise<unknown> }[]
  /** What the model says is wrong. */
  readonly faults: string[]
  /** Confirmation links that were followed. */
  readonly used: Set<string>
  /** Steps so far, over all worlds of a run. */
  readonly played: { count: number }
  start(trouble: Trouble | null): { readonly process: Process; readonly ctx: Context }
}

export const PEOPLE = 3
export const LISTS = 2

const firstSeries = (): Series[] => [
  makeSeries('daily', 0, { days: 1, hour: 9, firstAfterDays: 1 }),
  makeSeries('slow', 0, { days: 3, hour: 9, firstAfterDays: 2 }),
  makeSeries('other', 1, { days: 1, hour: 14, firstAfterDays: 0 }),
]

function makeSeries(key: string, list: number, rhythm: Series['rhythm']): Series {
  return {
    key,
    list,
    rhythm,
    steps: ['welcome', 'a', 'b', 'recap'],
    state: 'active',
    pause: null,
    pausedAt: null,
  }
}

/** Monday, 30 November 2026, 10:00 UTC: two lists, three series, nobody there. */
export async function openWorld(setting: Setting, played: World['played']): Promise<World> {
  const now = Date.parse('2026-11-30T10:00:00Z')
  const clock = { now, truth: now }
  const series = firstSeries()
  const installation = await openInstallation({ clock, lists: LISTS, series })
  const faults: string[] = []
  const provider = scriptedProvider({
    ...setting,
    clock,
    judge: (call, again) => judgeCall(world, call, again),
    diverge: (fault) => faults.push(fault),
  })
  const world: World = {
    model: makeModel(series, { people: PEOPLE, lists: LISTS }),
    installation,
    provider,
    clock,
    setting,
    snapshot: installation.snapshot(),
    shaken: new Set(),
    sleeping: [],
    faults,
    used: new Set(),
    played,
    start: (trouble) => {
      const process = startProcess(installation.transact, trouble)
      return { process, ctx: installation.contextFor(process, provider.transportFor(process)) }
    },
  }
  return world
}

/** Lets what stands still end, and puts everything away. */
export async function closeWorld(world: World): Promise<void> {
  while (world.provider.wake());
  await Promise.allSettled(world.sleeping.map(({ turn }) => turn))
  await world.installation.close()
}
