import { type Atom, LONGEST_LESSON } from './atoms.ts'

/** A lesson shorter than this, in words, is hardly worth an email. */
export const SHORTEST_LESSON = 50
/** A longer series loses its readers; a longer article makes longer lessons. */
export const MOST_LESSONS = 8

const SWALLOWED_SECTION = 1
const SWALLOWED_SUBSECTION = 0.6
const WITHIN_SECTION = 0.8
// Nothing else can make up for a first sentence that leans on another email.
const DANGLING_START = 20

interface Costs {
  /** Words, and cost of the section starts, before each atom. */
  readonly words: readonly number[]
  readonly swallowed: readonly number[]
  readonly start: readonly number[]
  readonly target: number
}

/**
 * Where lessons begin: the indices that cost least in all, the first always 0, at most eight. A lesson costs
 * its distance from the target length, each section start inside it, and a start within a section. Equal
 * costs take the smaller index.
 */
export function lessonStarts(atoms: readonly Atom[], target: number): readonly number[] {
  const costs = costsOf(atoms, target)
  const rounds = Math.min(MOST_LESSONS, atoms.length)
  const tables = [firstTable(costs, atoms.length)]
  while (tables.length < rounds) {
    const last = tables.at(-1)
    if (last) tables.push(nextTable(costs, last))
  }
  return tracedStarts(tables, atoms.length)
}

interface Table {
  /** The least cost of the first `n` atoms in exactly this many lessons, and where the last one begins. */
  readonly cost: readonly number[]
  readonly from: readonly number[]
}

function firstTable(costs: Costs, count: number): Table {
  const ends = Array.from({ length: count + 1 }, (_, end) => end)
  return {
    cost: ends.map((end) => (end === 0 ? Number.POSITIVE_INFINITY : lessonCost(costs, 0, end))),
    from: ends.map(() => 0),
  }
}

function nextTable(costs: Costs, previous: Table): Table {
  const cost: number[] = []
  const from: number[] = []
  for (const end of previous.cost.keys()) {
    let best = Number.POSITIVE_INFINITY
    let start = 0
    for (let middle = 1; middle < end; middle += 1) {
      const sum = (previous.cost[middle] ?? 0) + lessonCost(costs, middle, end)
      if (sum < best) {
        best = sum
        start = middle
      }
    }
    cost.push(best)
    from.push(start)
  }
  return { cost, from }
}

function tracedStarts(tables: readonly Table[], count: number): readonly number[] {
  const totals = tables.map(({ cost }) => cost[count] ?? Number.POSITIVE_INFINITY)
  let round = totals.indexOf(Math.min(...totals))
  const starts: number[] = []
  let end = count
  for (; round >= 0; round -= 1) {
    end = tables[round]?.from[end] ?? 0
    starts.unshift(end)
  }
  return starts
}

function lessonCost(costs: Costs, start: number, end: number): number {
  const words = (costs.words[end] ?? 0) - (costs.words[start] ?? 0)
  const swallowed = (costs.swallowed[end] ?? 0) - (costs.swallowed[start + 1] ?? 0)
  return lengthCost(words, costs.target) + swallowed + (costs.start[start] ?? 0)
}

function lengthCost(words: number, target: number): number {
  const off = (words - target) / target
  const short = words < SHORTEST_LESSON ? (4 * (SHORTEST_LESSON - words)) / SHORTEST_LESSON : 0
  const long = words > LONGEST_LESSON ? (8 * (words - LONGEST_LESSON)) / LONGEST_LESSON : 0
  return off * off + short + long
}

function costsOf(atoms: readonly Atom[], target: number): Costs {
  const levels = atoms.slice(1).flatMap(({ headings }) => headings.map(({ level }) => level))
  const top = Math.min(...levels)
  return {
    words: runningSums(atoms.map(({ words }) => words)),
    swallowed: runningSums(atoms.map((atom) => swallowCost(atom, top))),
    start: atoms.map((atom, index) => (index === 0 ? 0 : startCost(atom))),
    target,
  }
}

function swallowCost({ headings }: Atom, top: number): number {
  if (headings.length === 0) return 0
  const level = Math.min(...headings.map((heading) => heading.level))
  return level <= top ? SWALLOWED_SECTION : SWALLOWED_SUBSECTION
}

function startCost({ headings, dangling }: Atom): number {
  if (headings.length > 0) return 0
  return WITHIN_SECTION + (dangling ? DANGLING_START : 0)
}

function runningSums(numbers: readonly number[]): readonly number[] {
  const sums = [0]
  for (const number of numbers) sums.push((sums.at(-1) ?? 0) + number)
  return sums
}
