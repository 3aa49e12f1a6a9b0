import type { CrashPoint } from './crash-points.ts'

/** Which crash points there are, and how often each was hit. */
export interface PointBook {
  /** A moment that a worker passed: from now on it is a point that must be hit. */
  met(moment: string): void
  hit(moment: string): void
  /** Those that were not hit yet, each at one of its next moments. */
  pending(): CrashPoint[]
  /** Every point in order of the alphabet. */
  hits(): (readonly [moment: string, times: number])[]
}

/** At most so many times a moment is let pass before it is hit, so that not only the first one is tried. */
const LATEST_OCCURRENCE = 2

/** A book that begins with the points that must be there. */
export function openPointBook(known: readonly string[], random: () => number): PointBook {
  const hits = new Map(known.map((moment) => [moment, 0]))
  return {
    met: (moment) => void hits.set(moment, hits.get(moment) ?? 0),
    hit: (moment) => void hits.set(moment, (hits.get(moment) ?? 0) + 1),
    pending: () =>
      [...hits]
        .filter(([, times]) => times === 0)
        .map(([name]) => ({ name, occurrence: 1 + Math.floor(random() * LATEST_OCCURRENCE) })),
    hits: () => [...hits].sort(([one], [other]) => (one < other ? -1 : 1)),
  }
}
