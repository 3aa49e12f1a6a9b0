import type { ChaosResult } from './chaos.ts'

/** A crash harness that knows fewer points than this watches too little. */
const FEWEST_POINTS = 15
/** A worker that is asked to stop does so within this. */
const LONGEST_STOP_MS = 30_000

/** Everything for which a run fails, one line each; none where it holds what is promised. */
export function findingsOf(result: ChaosResult): string[] {
  const { verdict, points, kills, options, slowestStopMs } = result
  const missed = points.filter(([, times]) => times === 0).map(([moment]) => moment)
  return [
    ...when(!result.ended, 'it did not end in time: what is open is counted as lost'),
    ...result.broken.map((reason) => `broken: ${reason}`),
    ...verdict.lost.map((letter) => `lost: ${letter}`),
    ...verdict.doubled.map((letter) => `doubled: ${letter}`),
    ...verdict.contradictions,
    ...when(
      options.transport === 'resend' && verdict.uncertain > 0,
      'uncertain deliveries, although Resend has keys',
    ),
    ...missed.map((moment) => `never met: ${moment}`),
    ...when(points.length < FEWEST_POINTS, `only ${points.length} crash points`),
    ...when(
      kills.random < options.kills,
      `only ${kills.random} of ${options.kills} kills fell before the last message`,
    ),
    ...when(slowestStopMs > LONGEST_STOP_MS, `a worker took ${Math.round(slowestStopMs / 1000)} s to stop`),
  ]
}

function when(condition: boolean, finding: string): string[] {
  return condition ? [finding] : []
}
