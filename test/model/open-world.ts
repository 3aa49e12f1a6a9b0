import { type Installation, openInstallation } from './installation.ts'
import { judgeCall } from './judge-call.ts'
import { startProcess } from './process.ts'
import { makeModel, type Series } from './reference-model.ts'
import { scriptedProvider } from './scripted-provider.ts'
import { LISTS, listen, PEOPLE, type Setting, type World } from './world.ts'

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
    pauses: [],
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
    planned: new Set(),
    sleeping: [],
    told: new Map(),
    byHand: new Set(),
    lookedAt: null,
    lookedTruth: null,
    away: null,
    faults,
    used: new Set(),
    played,
    start: (trouble) => {
      const process = startProcess(hearing(world), trouble)
      return { process, ctx: installation.contextFor(process, provider.transportFor(process)) }
    },
  }
  return world
}

/**
 * The installation's transactions, after each of which the model hears what was taken in: a request that is purged in
 * the same turn takes its events with it.
 */
function hearing(world: World): Installation['transact'] {
  return async (name, work, beside) => {
    const value = await world.installation.transact(name, work, beside)
    listen(world)
    return value
  }
}

/** Lets what stands still end, and puts everything away. */
export async function closeWorld(world: World): Promise<void> {
  while (world.provider.wake());
  await Promise.allSettled(world.sleeping.map(({ turn }) => turn))
  await world.installation.close()
}
