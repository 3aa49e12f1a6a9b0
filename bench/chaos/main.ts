import { runAsked } from '../asked-options.ts'
import { removeRun, runChaos } from './chaos.ts'
import { findingsOf } from './findings.ts'
import { chaosHarness } from './options.ts'
import { reportOf } from './report.ts'
import type { World } from './world.ts'

/** `npm run chaos -- …`: gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  return await runAsked(chaosHarness, args, async (options) => {
    const result = await runChaos(options, progressLines())
    process.stdout.write(`${reportOf(result).join('\n')}\n`)
    if (findingsOf(result).length > 0) return 1
    removeRun(result)
    return 0
  })
}

/** A line at each tenth of the way. */
function progressLines(): (world: World, accepted: number) => void {
  let tenth = 0
  return ({ house, tally, points }, accepted) => {
    const now = Math.floor((10 * accepted) / house.expected.length)
    if (now <= tenth) return
    tenth = now
    const left = points.hits().filter(([, times]) => times === 0).length
    const kills = `${tally.kills} kills, ${tally.deaths} deaths at crash points, ${left} points to come`
    process.stdout.write(`${accepted} of ${house.expected.length} emails; ${kills}\n`)
  }
}
