import { normaliseWords } from '../block-ids.ts'
import type { Pairs, Wording, Wordings } from './match-pairs.ts'

/** Pairs pieces with the same words: what stands once on each side, repeated ones beside those, the rest in order. */
export function matchSameWords({ before, after }: Wordings, pairs: Pairs): void {
  const [keys, others] = [before.map(keyOf), after.map(keyOf)]
  const groups = groupsOf(keys, others)
  for (const { ones, places } of groups)
    if (ones.length === 1 && places.length === 1) pairUp(ones, places, pairs)
  const beside = (index: number, step: 1 | -1): void => {
    const other = pairs.forward.get(index)
    const key = keys[index + step]
    if (other === undefined || key === undefined || key !== others[other + step]) return
    if (pairs.free(index + step, other + step)) pairs.add(index + step, other + step)
  }
  for (let index = 0; index < keys.length; index += 1) beside(index, 1)
  for (let index = keys.length - 1; index > 0; index -= 1) beside(index, -1)
  for (const { ones, places } of groups) {
    const left = ones.filter((one) => !pairs.forward.has(one))
    pairUp(
      left,
      places.filter((place) => !pairs.isTaken(place)),
      pairs,
    )
  }
}

interface Group {
  readonly ones: readonly number[]
  readonly places: readonly number[]
}

/** The places of each text that stands on both sides. */
function groupsOf(keys: readonly string[], others: readonly string[]): readonly Group[] {
  const later = Map.groupBy(others.keys(), (index) => others[index])
  return [...Map.groupBy(keys.keys(), (index) => keys[index])].flatMap(([key, ones]) => {
    const places = later.get(key)
    return places ? [{ ones, places }] : []
  })
}

function pairUp(ones: readonly number[], places: readonly number[], pairs: Pairs): void {
  for (const [index, one] of ones.entries()) {
    const place = places[index]
    if (place !== undefined) pairs.add(one, place)
  }
}

function keyOf({ kind, text }: Wording): string {
  return `${kind}\n${normaliseWords(text)}`
}
