import type { ChaosResult } from './chaos.ts'
import { findingsOf } from './findings.ts'

const MOST_FINDINGS = 20

/** What is printed at the end of a run: the crash points, what went wrong, and the seven numbers. */
export function reportOf(result: ChaosResult): string[] {
  const { points, kills, verdict, options, faults, seconds } = result
  const width = Math.max(...points.map(([moment]) => moment.length))
  const findings = findingsOf(result)
  return [
    '',
    `${'crash point'.padEnd(width)}  hit`,
    ...points.map(([moment, times]) => `${moment.padEnd(width)}  ${times}`),
    '',
    `${points.length} crash points; ${kills.random} kills at random moments, ${kills.atPoints} at crash points`,
    `${result.sends} emails; the slowest stop took ${Math.round(result.slowestStopMs)} ms`,
    ...findings.slice(0, MOST_FINDINGS).map((finding) => `failed: ${finding}`),
    ...(findings.length > MOST_FINDINGS ? [`failed: ${findings.length - MOST_FINDINGS} more`] : []),
    ...(findings.length > 0 ? againLines(result) : []),
    `lost ${verdict.lost.length}`,
    `doubled ${verdict.doubled.length}`,
    `uncertain ${verdict.uncertain}`,
    `kills ${kills.random + kills.atPoints}`,
    `faults ${faults}`,
    `seconds ${seconds.toFixed(1)}`,
    `seed ${options.seed}`,
  ]
}

function againLines({ options, log }: ChaosResult): string[] {
  const { kills, sends, workers, transport, db, seed } = options
  return [
    `The log is ${log}. To run it again (the kills fall at other moments, as machines differ):`,
    `npm run chaos -- --kills ${kills} --sends ${sends} --workers ${workers} --transport ${transport} --db ${db} --seed ${seed}`,
  ]
}
