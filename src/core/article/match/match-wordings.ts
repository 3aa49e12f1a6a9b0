import { matchLikeWords } from './match-like.ts'
import { noPairs, type Wordings } from './match-pairs.ts'
import { matchSameWords } from './match-same.ts'

/** Which earlier piece is which later one, by index, one to one: the same words first, then by likeness. */
export function matchWordings(wordings: Wordings): ReadonlyMap<number, number> {
  const pairs = noPairs()
  matchSameWords(wordings, pairs)
  matchLikeWords(wordings, pairs)
  return pairs.forward
}
