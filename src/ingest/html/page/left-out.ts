import type { LeftOut } from '../../found-article.ts'
import type { PlacedBlock } from './block-evidence.ts'
import type { PartSign } from './class-words.ts'
import { hasCreditWords, hasFurnitureWords } from './furniture-words.ts'
import type { JudgedPage } from './page-evidence.ts'

/** Which blocks at least one of the extractors took and which of them stayed. */
export interface Decision {
  readonly taken: readonly boolean[]
  readonly kept: readonly boolean[]
  /** What the names of the part around each block say that it is. */
  readonly named: readonly (string | null)[]
}

/** What was taken by an extractor and cleaned away, neighbours of one kind together, with what it is. */
export function leftOutOf(
  { placed, evidence }: JudgedPage,
  { taken, kept, named }: Decision,
): readonly LeftOut[] {
  const parts: { what: string; text: string; last: number }[] = []
  for (const [index, block] of placed.entries()) {
    if (!taken[index] || kept[index]) continue
    const what = (evidence[index]?.title ?? 0) > 0 ? 'title' : (named[index] ?? whatIs(block))
    const before = parts.at(-1)
    if (before?.what === what && before.last === index - 1) {
      before.text += `\n${block.block.text}`
      before.last = index
    } else parts.push({ what, text: block.block.text, last: index })
  }
  return parts.map(({ what, text }) => ({ what, text }))
}

/** The names for parts that carry a sign, the surest first. */
const namesOf: readonly (readonly [PartSign, string])[] = [
  ['comment', 'comments'],
  ['caption', 'caption'],
  ['figure', 'caption'],
  ['signUp', 'sign-up'],
  ['share', 'share-line'],
  ['related', 'related'],
  ['byline', 'byline'],
  ['advert', 'advert'],
  ['aside', 'aside'],
  ['chrome', 'aside'],
]

function whatIs({ block, under }: PlacedBlock): string {
  const sign = namesOf.find(([name]) => under(name) > 0.5)
  if (sign) return sign[1]
  if (hasCreditWords(block.text)) return 'caption'
  if (under('link') > 0.6) return 'related'
  return hasFurnitureWords(block.text) ? 'notice' : 'other'
}
