import { topicStemList } from '../../language/stop-words.ts'
import type { Reading } from '../reading.ts'

/** A tip and the lesson whose list holds it: it may be given before that lesson only. */
export interface OwnedTip {
  readonly text: string
  readonly lesson: number
}

/**
 * The lesson of each tip, -1 for none: at most one tip a lesson, as many lessons served as can be, then the
 * greatest sum of agreement between the words of tips and lessons. Equal sums keep the earlier lesson.
 */
export function matchTips(
  tips: readonly OwnedTip[],
  lessons: readonly string[],
  reading: Reading,
): readonly number[] {
  return bestMatch(agreements(tips, lessons, reading))
}

/** How well each tip goes with each lesson, by cosine; null where it may not go. */
function agreements(
  tips: readonly OwnedTip[],
  lessons: readonly string[],
  reading: Reading,
): readonly (readonly (number | null)[])[] {
  if (tips.length === 0) return []
  const rarity = rarities(reading)
  const vector = (text: string) => weighted(topicStemList(text, reading.language), rarity)
  const vectors = lessons.map(vector)
  return tips.map(({ text, lesson }) => {
    const own = vector(text)
    return vectors.map((other, index) => (index < lesson ? cosine(own, other) : null))
  })
}

type Vector = ReadonlyMap<string, number>

/** Inverse frequency of each word among the sentences of the article. */
function rarities({ sentences, language }: Reading): Vector {
  const holders = new Map<string, number>()
  for (const { text } of sentences) {
    for (const stem of new Set(topicStemList(text, language))) holders.set(stem, (holders.get(stem) ?? 0) + 1)
  }
  return new Map([...holders].map(([stem, count]) => [stem, Math.log(1 + sentences.length / (1 + count))]))
}

function weighted(stems: readonly string[], rarity: Vector): Vector {
  const weights = new Map<string, number>()
  for (const stem of stems) weights.set(stem, (weights.get(stem) ?? 0) + (rarity.get(stem) ?? 0))
  return weights
}

function cosine(one: Vector, other: Vector): number {
  const length = Math.hypot(...one.values()) * Math.hypot(...other.values())
  const shared = [...one].reduce((sum, [stem, weight]) => sum + weight * (other.get(stem) ?? 0), 0)
  return length === 0 ? 0 : shared / length
}

// Worth more than any agreement of words: as many lessons as can be get a tip.
const PLACED = 1000

interface Match {
  readonly value: number
  readonly lessons: readonly number[]
}

/** By dynamic programming over the sets of lessons served, of which there are at most 256. */
function bestMatch(weights: readonly (readonly (number | null)[])[]): readonly number[] {
  let best = new Map<number, Match>([[0, { value: 0, lessons: [] }]])
  for (const row of weights) best = withTip(best, row)
  const matches = [...best.values()].sort((one, other) => other.value - one.value)
  return matches[0]?.lessons ?? []
}

function withTip(best: ReadonlyMap<number, Match>, row: readonly (number | null)[]): Map<number, Match> {
  const next = new Map<number, Match>()
  const keep = (served: number, match: Match) => {
    if (match.value > (next.get(served)?.value ?? -1)) next.set(served, match)
  }
  for (const [served, { value, lessons }] of best) {
    keep(served, { value, lessons: [...lessons, -1] })
    for (const [lesson, weight] of row.entries()) {
      if (weight === null || served & (1 << lesson)) continue
      keep(served | (1 << lesson), { value: value + PLACED + weight, lessons: [...lessons, lesson] })
    }
  }
  return next
}
