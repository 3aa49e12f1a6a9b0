import { randomFrom } from '../random.ts'
import { conduct } from './conduct.ts'
import { planKills } from './kill-plan.ts'
import type { ChaosOptions } from './options.ts'
import { judge, type Verdict } from './oracle.ts'
import { checkIntegrity, listDeliveryFacts } from './read-rows.ts'
import { logFile, openWorld, removeWorld, type World } from './world.ts'

export interface ChaosResult {
  readonly options: ChaosOptions
  readonly verdict: Verdict
  /** How many emails were to be sent. */
  readonly sends: number
  /** Each crash point and how often it was hit. */
  readonly points: readonly (readonly [moment: string, times: number])[]
  /** At random moments, and at crash points. */
  readonly kills: { readonly random: number; readonly atPoints: number }
  readonly faults: number
  readonly seconds: number
  readonly slowestStopMs: number
  /** Processes that ended although nobody ended them. */
  readonly broken: readonly string[]
  /** It came to its end within its bound. */
  readonly ended: boolean
  /** Where everything of the run is kept; null once it is removed. */
  readonly log: string | null
}

/**
 * One run: sends emails through real workers in processes of their own, kills them at random moments and once at
 * each crash point, and compares what the provider took with the database. `progress` hears how far it is.
 */
export async function runChaos(
  options: ChaosOptions,
  progress: (world: World, accepted: number) => void,
): Promise<ChaosResult> {
  const began = performance.now()
  const world = await openWorld(options)
  try {
    const kills = planKills(options.kills, world.house.expected.length, randomFrom(options.seed + 1))
    const ended = await conduct(world, { options, kills, progress: (accepted) => progress(world, accepted) })
    const { tally, points, house } = world
    const result = {
      options,
      ...{ verdict: await judgeWorld(world), sends: house.expected.length, points: points.hits() },
      kills: { random: tally.kills, atPoints: tally.deaths },
      ...{ faults: await world.provider.stop(), slowestStopMs: tally.slowestStopMs },
      ...{ broken: tally.broken, ended, log: logFile(world.folder) },
    }
    return { ...result, seconds: (performance.now() - began) / 1000 }
  } finally {
    await world.close()
  }
}

async function judgeWorld({ context, house, provider }: World): Promise<Verdict> {
  return judge({
    expected: house.expected,
    accepted: provider.listAccepted(),
    rows: await listDeliveryFacts(context.read),
    integrity: await checkIntegrity(context.db, context.dialect),
  })
}

/** Removes what a run left behind. */
export function removeRun(result: ChaosResult): void {
  if (result.log !== null) removeWorld({ folder: result.log.replace(/[^/\\]+$/, '') })
}
