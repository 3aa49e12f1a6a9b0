import { shingleWords } from '../core/article/shingles.ts'

/**
 * Which blocks of a page belong to its article, given the article's true text: those that together come nearest to it
 * by four-word shingles. Found by taking the blocks that are mostly in the truth, then turning single ones while that helps.
 */
export function trueBlocks(texts: readonly string[], truth: string): readonly boolean[] {
  const words = texts.map(shingleWords)
  const wanted = countsOf(shingleWords(truth))
  const mayBe = words.map((own) => shared(own, wanted) > 0 || (own.length > 0 && own.length < 4))
  const kept = words.map((own) => own.length >= 4 && shared(own, wanted) > 0.5)
  for (let pass = 0; pass < 3; pass += 1) {
    if (!turnBlocks(words, wanted, { kept, mayBe })) break
  }
  return kept
}

interface Choice {
  readonly kept: boolean[]
  readonly mayBe: readonly boolean[]
}

/** Turns each block whose turning brings the kept words nearer to the truth; false where none does. */
function turnBlocks(
  words: readonly (readonly string[])[],
  wanted: ReadonlyMap<string, number>,
  { kept, mayBe }: Choice,
): boolean {
  let best = likeness(words, wanted, kept)
  let turned = false
  for (const [index, possible] of mayBe.entries()) {
    if (!possible) continue
    kept[index] = !kept[index]
    const now = likeness(words, wanted, kept)
    if (now > best + 1e-9) {
      best = now
      turned = true
    } else kept[index] = !kept[index]
  }
  return turned
}

/** The Dice coefficient of the shingles of the kept words and the wanted ones. */
function likeness(
  words: readonly (readonly string[])[],
  wanted: ReadonlyMap<string, number>,
  kept: readonly boolean[],
): number {
  const found = countsOf(words.filter((_, index) => kept[index]).flat())
  let [common, total] = [0, 0]
  for (const [shingle, count] of found) {
    common += Math.min(count, wanted.get(shingle) ?? 0)
    total += count
  }
  for (const count of wanted.values()) total += count
  return (2 * common) / (total || 1)
}

function shared(words: readonly string[], wanted: ReadonlyMap<string, number>): number {
  const own = [...countsOf(words).keys()]
  return own.filter((shingle) => wanted.has(shingle)).length / (own.length || 1)
}

function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (let at = 0; at < words.length && (at === 0 || at < words.length - 3); at += 1) {
    const shingle = words.slice(at, at + 4).join(' ')
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}
