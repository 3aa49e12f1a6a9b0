import type { Atom } from './atoms.ts'
import { leastCost } from './least-cost.ts'
import { LONGEST_LESSON, SHORTEST_LESSON } from './lesson-lengths.ts'

/** How long lessons should be, in words, and how many there may be. */
export interface LessonPlan {
  readonly target: number
  readonly most: number
}

// Equal lessons are worth more than one boundary, and less than two.
const UNEVEN = 4
const OFF_TARGET = 2
const SWALLOWED_SECTION = 1
const SWALLOWED_SUBSECTION = 0.6
const WITHIN_SECTION = 0.8
const OUT_OF_RANGE = 8
// Nothing else can make up for a first sentence that leans on another email.
const DANGLING_START = 20

/**
 * Where lessons begin: the indices that cost least in all, the first always 0. For each likely number of lessons
 * a lesson costs its distance from the mean, each section start inside it, and a start within a section; the
 * best number is near the target length. Equal costs take fewer lessons and the smaller index.
 */
export function lessonStarts(atoms: readonly Atom[], plan: LessonPlan): readonly number[] {
  const total = atoms.reduce((sum, { words }) => sum + words, 0)
  const longest = longestFor(total / Math.max(1, Math.min(plan.most, atoms.length)))
  const costs = costsOf(atoms)
  let best: readonly number[] = [0]
  let least = Number.POSITIVE_INFINITY
  for (const count of likelyCounts(total, atoms.length, plan)) {
    const mean = total / count
    const found = leastCost({
      ...costs,
      count,
      widest: WIDEST * mean,
      lesson: lessonCost(mean, longest),
    })
    const cost =
      (found?.cost ?? Number.POSITIVE_INFINITY) / count + OFF_TARGET * Math.log(mean / plan.target) ** 2
    if (!found || cost >= least) continue
    best = found.starts
    least = cost
  }
  return best
}

/** Where even the most lessons hardly hold it within the range, they may be as long as they must. */
function longestFor(leastMean: number): number {
  return leastMean > TIGHT * LONGEST_LESSON ? leastMean / TIGHT ** 4 : LONGEST_LESSON
}

const TIGHT = 0.9

/** No lesson is wider than this many times the mean, so that far places need not be tried. */
const WIDEST = 4
const NEARBY = 3
/** With more atoms, only the number nearest to the target is tried. */
const MANY_ATOMS = 2000

function likelyCounts(total: number, atoms: number, { target, most }: LessonPlan): readonly number[] {
  const highest = Math.max(1, Math.min(most, atoms))
  const nearest = Math.min(highest, Math.max(1, Math.round(total / target)))
  if (atoms > MANY_ATOMS) return [nearest]
  const counts = Array.from({ length: 2 * NEARBY + 1 }, (_, index) => nearest - NEARBY + index)
  return counts.filter((count) => count >= 1 && count <= highest)
}

function lessonCost(mean: number, longest: number): (words: number) => number {
  return (words) => {
    const uneven = UNEVEN * (words / mean - 1) ** 2
    if (words < SHORTEST_LESSON) return uneven + OUT_OF_RANGE * (2 - words / SHORTEST_LESSON)
    return words > longest ? uneven + OUT_OF_RANGE * (words / longest) : uneven
  }
}

interface AtomCosts {
  /** Of each atom: its words, what it costs not to begin a lesson there, and what it costs to begin one. */
  readonly words: readonly number[]
  readonly swallowed: readonly number[]
  readonly start: readonly number[]
}

function costsOf(atoms: readonly Atom[]): AtomCosts {
  const top = atoms
    .slice(1)
    .flatMap(({ headings }) => headings)
    .reduce((least, { level }) => Math.min(least, level), Number.POSITIVE_INFINITY)
  return {
    words: atoms.map(({ words }) => words),
    swallowed: atoms.map((atom) => swallowCost(atom, top)),
    start: atoms.map((atom, index) => (index === 0 ? 0 : startCost(atom))),
  }
}

function swallowCost({ headings }: Atom, top: number): number {
  if (headings.length === 0) return 0
  return headings.some(({ level }) => level <= top) ? SWALLOWED_SECTION : SWALLOWED_SUBSECTION
}

function startCost({ headings, dangling }: Atom): number {
  if (headings.length > 0) return 0
  return WITHIN_SECTION + (dangling ? DANGLING_START : 0)
}
