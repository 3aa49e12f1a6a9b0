import type { CrashPoint } from './crash-points.ts'

/** Which crash points there are, and how often each was hit. */
export interface PointBook {
  /** A moment that a worker came to for the first time in its life: from now on it must be hit. */
  met(moment: string): void
  hit(moment: string): void
  /** Whether a point was not hit yet. */
  isPending(moment: string): boolean
  /** What a worker is to die of: a point that workers come to often is given to one of them at a time. */
  give(worker: string): CrashPoint[]
  /** The worker is gone, and what it held is free again. */
  release(worker: string): void
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
  const held = new Map<string, string>()
  const isOften = (moment: string): boolean => (lives.get(moment) ?? 0) >= OFTEN
  const occurrenceOf = (moment: string): number =>
    isOften(moment) ? 1 + Math.floor(random() * LATEST_OCCURRENCE) : 1
  return {
    met: (moment) => {
      lives.set(moment, (lives.get(moment) ?? 0) + 1)
      hits.set(moment, hits.get(moment) ?? 0)
    },
    hit: (moment) => void hits.set(moment, (hits.get(moment) ?? 0) + 1),
    isPending: (moment) => hits.get(moment) === 0,
    give: (worker) => {
      const free = [...hits].filter(
        ([moment, times]) => times === 0 && !(isOften(moment) && held.has(moment)),
      )
      for (const [moment] of free) held.set(moment, worker)
      return free.map(([name]) => ({ name, occurrence: occurrenceOf(name) }))
    },
    release: (worker) => {
      for (const [moment, holder] of held) if (holder === worker) held.delete(moment)
    },
    hits: () => [...hits].sort(([one], [other]) => (one < other ? -1 : 1)),
  }
}
