import type { ChaosOptions } from './options.ts'

/** How fast the workers of a run go, so that its kills are spread over all of its messages. */
export interface Pace {
  /** Most messages that one call carries. */
  readonly batchSize: number
  /** Most deliveries that one claim takes. */
  readonly limit: number
  /** Calls per second of the workers' clock, all workers together. */
  readonly perSecond: number
  /** A worker's life before a random kill is up to so long, in real milliseconds. */
  readonly longestLifeMs: number
}

/** About how many crash points there are, each of which ends a worker too. */
const POINTS = 30
const CALLS_PER_LIFE = 5
const LIFE_MS = 200

/** Between two deaths lie a few calls: small batches where there are few messages for each death. */
export function paceOf({ kills, sends, workers, speed }: ChaosOptions): Pace {
  const messages = sends / (kills + POINTS)
  const batchSize = Math.max(2, Math.min(100, Math.round(messages / CALLS_PER_LIFE)))
  return {
    batchSize,
    limit: 2 * batchSize,
    perSecond: (1000 * CALLS_PER_LIFE * workers) / LIFE_MS / speed,
    longestLifeMs: LIFE_MS,
  }
}
