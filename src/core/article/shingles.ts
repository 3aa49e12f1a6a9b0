/** The words of a text as the public article-extraction benchmark counts them: runs of letters, digits and low lines. */
export function shingleWords(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? []
}

/** How often each run of four words stands in a text; a shorter text is one shingle, an empty one none. */
export function shingles(text: string): ReadonlyMap<string, number> {
  const words = shingleWords(text)
  const counts = new Map<string, number>()
  if (words.length === 0) return counts
  for (let at = 0; at < Math.max(1, words.length - 3); at += 1) {
    const shingle = words.slice(at, at + 4).join(' ')
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}

/** What share of the found shingles is true (precision) and of the true ones found (recall); null where there are none. */
export interface Overlap {
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number
}

/** Compares the four-word shingles of two texts, each counted as often as it stands there; f1 is their Dice coefficient. */
export function shingleOverlap(found: string, truth: string): Overlap {
  const ours = shingles(found)
  const theirs = shingles(truth)
  let common = 0
  for (const [shingle, count] of ours) common += Math.min(count, theirs.get(shingle) ?? 0)
  const [total, wanted] = [sum(ours.values()), sum(theirs.values())]
  return {
    precision: total === 0 ? null : common / total,
    recall: wanted === 0 ? null : common / wanted,
    f1: total + wanted === 0 ? 1 : (2 * common) / (total + wanted),
  }
}

function sum(counts: Iterable<number>): number {
  let total = 0
  for (const count of counts) total += count
  return total
}
