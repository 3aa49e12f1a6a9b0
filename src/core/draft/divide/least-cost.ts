/** A row of pieces to be cut into exactly `count` parts. All arrays have one number a piece. */
export interface CutTask {
  readonly words: readonly number[]
  /** What a piece costs where it stands inside a part, and where it begins one. */
  readonly swallowed: readonly number[]
  readonly start: readonly number[]
  readonly count: number
  /** A part of several pieces holds at most this many words. */
  readonly widest: number
  /** What a part of so many words costs. */
  readonly lesson: (words: number) => number
}

export interface Cuts {
  readonly cost: number
  /** The first piece of each part. */
  readonly starts: readonly number[]
}

/**
 * The cheapest cuts by dynamic programming, or null where none fit. Time grows with pieces × parts × the pieces
 * that one part can hold. Equal costs take the smaller index.
 */
export function leastCost(task: CutTask): Cuts | null {
  const size = task.words.length
  const sums = { words: runningSums(task.words), swallowed: runningSums(task.swallowed) }
  let costs = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY)
  costs[0] = 0
  const origins: Int32Array[] = []
  for (let part = 0; part < task.count; part += 1) {
    const table = nextTable(task, sums, costs)
    costs = table.costs
    origins.push(table.origins)
  }
  const cost = costs[size] ?? Number.POSITIVE_INFINITY
  return Number.isFinite(cost) ? { cost, starts: traceStarts(origins, size) } : null
}

interface Sums {
  readonly words: Float64Array
  readonly swallowed: Float64Array
}

interface Table {
  readonly costs: Float64Array<ArrayBuffer>
  readonly origins: Int32Array
}

function nextTable(task: CutTask, sums: Sums, previous: Float64Array): Table {
  const size = task.words.length
  const costs = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY)
  const origins = new Int32Array(size + 1)
  for (let end = 1; end <= size; end += 1) {
    for (let from = end - 1; from >= 0; from -= 1) {
      const words = at(sums.words, end) - at(sums.words, from)
      if (words > task.widest && from < end - 1) break
      const inside = at(sums.swallowed, end) - at(sums.swallowed, from + 1)
      const cost = at(previous, from) + (task.start[from] ?? 0) + inside + task.lesson(words)
      if (cost > at(costs, end)) continue
      costs[end] = cost
      origins[end] = from
    }
  }
  return { costs, origins }
}

function traceStarts(origins: readonly Int32Array[], size: number): readonly number[] {
  const starts: number[] = []
  let end = size
  for (const table of origins.toReversed()) {
    end = table[end] ?? 0
    starts.unshift(end)
  }
  return starts
}

function runningSums(numbers: readonly number[]): Float64Array {
  const sums = new Float64Array(numbers.length + 1)
  for (const [index, number] of numbers.entries()) sums[index + 1] = at(sums, index) + number
  return sums
}

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0
}
