import type { Pairs, Wording, Wordings } from './match-pairs.ts'

/** The least likeness, with that of the neighbours, at which two pieces are one; all in hundredths. */
const LEAST = 40
const MOST = 130
const STEP = 5
/** What each neighbour adds that is matched with the neighbour on the same side. */
const NEIGHBOUR = 15
/** Neighbours alone do not make two pieces one. */
const LEAST_IN_COMMON = 18
/** Where one of two is a list and the other a paragraph. */
const LEAST_OF_OTHER_KIND = 70
/** Words that stand in more pieces say little about any of them. */
const RARE = 8
const MOST_CANDIDATES = 6

interface Candidate {
  readonly one: number
  readonly other: number
  readonly likeness: number
}

/**
 * Pairs what is left by likeness, the greatest first: Dice's coefficient of the words and the pairs of neighbouring
 * words, and more for each neighbour that is matched. Time grows with the words, not with the square of the pieces.
 */
export function matchLikeWords(wordings: Wordings, pairs: Pairs): void {
  const compare = comparison(wordings, pairs)
  const candidates = firstCandidates(wordings, pairs, compare).toSorted(
    (a, b) => b.likeness - a.likeness || a.one - b.one || a.other - b.other,
  )
  for (let least = MOST; least >= LEAST; least -= STEP) {
    // What is beside a new pair is looked at in the same round.
    for (const { one, other, likeness } of candidates) {
      if (!pairs.free(one, other)) continue
      if (likeness + NEIGHBOUR * pairs.neighbours(one, other) < least) continue
      pairs.add(one, other)
      candidates.push(...compare(one - 1, [other - 1]), ...compare(one + 1, [other + 1]))
    }
  }
}

type Compare = (one: number, others: Iterable<number>) => readonly Candidate[]

/** The candidates among some later pieces for an earlier one. */
function comparison({ before, after }: Wordings, pairs: Pairs): Compare {
  return (one, others) => {
    const piece = before[one]
    if (!piece) return []
    const found: Candidate[] = []
    for (const other of others) {
      const candidate = after[other]
      if (!candidate || !pairs.free(one, other)) continue
      const likeness = 100 * dice(termsOf(piece), termsOf(candidate))
      if (likeness >= leastFor(piece, candidate)) found.push({ one, other, likeness })
    }
    return found
  }
}

function leastFor(piece: Wording, other: Wording): number {
  if (piece.kind === other.kind) return LEAST_IN_COMMON
  const kinds = new Set([piece.kind, other.kind])
  return kinds.has('list') && kinds.has('paragraph') ? LEAST_OF_OTHER_KIND : Number.POSITIVE_INFINITY
}

/** Pieces that share rare words, and those between neighbours that are matched. */
function firstCandidates({ before, after }: Wordings, pairs: Pairs, compare: Compare): readonly Candidate[] {
  const holders = rareHolders(after, pairs)
  return before.flatMap((piece, one) => {
    if (pairs.forward.has(one)) return []
    const shared = new Map<number, number>()
    for (const term of termsOf(piece)) {
      for (const other of holders.get(term) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
    }
    const best = [...shared]
      .sort(([a, many], [b, others]) => others - many || a - b)
      .slice(0, MOST_CANDIDATES)
    const beside = [(pairs.forward.get(one - 1) ?? -9) + 1, (pairs.forward.get(one + 1) ?? -9) - 1]
    return compare(one, new Set([...best.map(([other]) => other), ...beside]))
  })
}

/** The pieces without a match by the words that few of them hold. */
function rareHolders(after: readonly Wording[], pairs: Pairs): ReadonlyMap<number, readonly number[]> {
  const holders = new Map<number, number[]>()
  for (const [other, piece] of after.entries()) {
    if (pairs.isTaken(other)) continue
    for (const term of termsOf(piece)) {
      const known = holders.get(term)
      if (known === undefined) holders.set(term, [other])
      else if (known.length <= RARE) known.push(other)
    }
  }
  for (const [term, known] of holders) if (known.length > RARE) holders.delete(term)
  return holders
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]|[\p{L}\p{N}\p{M}]+/gu

/** Hashes of words and of pairs of neighbouring words. */
type Terms = ReadonlySet<number>

const found = new WeakMap<Wording, Terms>()

function termsOf(piece: Wording): Terms {
  const terms = found.get(piece) ?? findTerms(piece)
  found.set(piece, terms)
  return terms
}

const START = 1
const END = 2

/** The two ends are words too. A letter is a word where the script has no spaces. */
function findTerms({ text }: Wording): Terms {
  const terms = new Set<number>()
  let previous = START
  for (const word of text.normalize('NFC').toLowerCase().match(WORD) ?? []) {
    const hash = hashOf(word)
    terms.add(hash).add(pairHash(previous, hash))
    previous = hash
  }
  return terms.add(pairHash(previous, END))
}

/** FNV-1a in 30 bits; two words seldom share one, and then two pieces seem a little more alike. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < word.length; index += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193)
  }
  return hash & 0x3fffffff
}

function pairHash(one: number, other: number): number {
  return (Math.imul(one, 0x9e3779b1) ^ other) & 0x3fffffff
}

/** The share of the words of one text that stand in another, 0 to 1. */
export function sharedPart(text: string, other: string): number {
  const [terms, others] = [findTerms({ kind: '', text }), findTerms({ kind: '', text: other })]
  return [...terms].filter((term) => others.has(term)).length / terms.size
}

function dice(one: Terms, other: Terms): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  let shared = 0
  for (const term of small) if (large.has(term)) shared += 1
  return (2 * shared) / (one.size + other.size)
}
