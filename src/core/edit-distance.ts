/**
 * How many letters must be put in, taken out, exchanged or swapped with their neighbour to get from one word to the
 * other (optimal string alignment, after Damerau and Levenshtein).
 */
export function editDistance(from: string, to: string): number {
  const target = [...to]
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: target.length + 1 }, (_, column) => column)
  let last = ''
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1]
    for (const [column, other] of target.entries()) {
      const exchanged = (row[column] ?? 0) + (letter === other ? 0 : 1)
      const swapped =
        letter === target[column - 1] && last === other ? (before[column - 1] ?? Infinity) + 1 : Infinity
      next.push(Math.min(exchanged, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1, swapped))
    }
    before = row
    row = next
    last = letter
  }
  return row.at(-1) ?? 0
}
