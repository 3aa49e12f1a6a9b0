import type { CrashPoint } from './crash-points.ts'

/** Which crash points there are, and how often each was hit. */
export interface PointBook {
  /** A moment that a worker came to for the first time in its life: from now on it must be hit. */
  met(moment: string): void
  hit(moment: string): void
  /** Those that were not hit yet, each at one of its next moments. */
  pending(): CrashPoint[]
  /** Every point in order of the alphabet. */
  hits(): (readonly [moment: string, times: number])[]
}

/** A moment that workers come to often is sometimes let pass first, so that not only its first time is tried. */
const OFTEN = 3
const LATEST_OCCURRENCE = 3

/** A book that begins with the points that must be there. */
export function openPointBook(known: readonly string[], random: () => number): PointBook {
  const hits = new Map(known.map((moment) => [moment, 0]))
  const lives = new Map<string, number>()
  const occurrenceOf = (moment: string): number =>
    (lives.get(moment) ?? 0) < OFTEN ? 1 : 1 + Math.floor(random() * LATEST_OCCURRENCE)
  return {
    met: (moment) => {
      lives.set(moment, (lives.get(moment) ?? 0) + 1)
      hits.set(moment, hits.get(moment) ?? 0)
    },
    hit: (moment) => void hits.set(moment, (hits.get(moment) ?? 0) + 1),
    pending: () =>
      [...hits]
        .filter(([, times]) => times === 0)
        .map(([name]) => ({ name, occurrence: occurrenceOf(name) })),
    hits: () => [...hits].sort(([one], [other]) => (one < other ? -1 : 1)),
  }
}
