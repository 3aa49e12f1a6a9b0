import { packOf } from '../language/pack.ts'
import { type Block, blockText, type SectionRole } from './document.ts'

/**
 * What each section is for, from the headings in order (null where there is none). Words before the first
 * heading are the intro; a conclusion is named so and stands in the second half.
 */
export function sectionRoles(headings: readonly (string | null)[], language: string): readonly SectionRole[] {
  const words = packOf(language)?.headings
  return headings.map((heading, index) => {
    if (heading === null) return index === 0 && headings.length > 1 ? 'intro' : 'body'
    if (index === 0 && words?.introduction.test(heading.trim())) return 'intro'
    const late = index > 0 && index >= (headings.length - 1) / 2
    return late && words?.conclusion.test(withoutNumber(heading)) ? 'conclusion' : 'body'
  })
}

function withoutNumber(heading: string): string {
  return heading.replace(/^[\d.)\s]+/, '')
}

/**
 * Ids of the blocks that promote the writer's own service. Only the last two blocks or the last tenth are
 * looked at, and never all words of the article: further up, such words are part of what is said.
 */
export function findPromotion(blocks: readonly Block[], language: string): readonly string[] {
  const worded = blocks.filter((block) => block.kind !== 'heading' && blockText(block) !== '')
  const count = Math.min(Math.max(2, Math.ceil(worded.length / 10)), worded.length - 1)
  return worded
    .slice(worded.length - Math.max(count, 0))
    .filter((block) => promotionScore(blockText(block), language) >= 3)
    .map((block) => block.id)
}

/** How much some words promote the writer: "we" 1, a call to get in touch 2, an offer 1, "At Some Place, we" 2. */
export function promotionScore(text: string, language: string): number {
  const words = packOf(language)?.promotion
  if (!words) return 0
  const evidence: readonly (readonly [RegExp, number])[] = [
    [words.ourselves, 1],
    [words.contact, 2],
    [words.offer, 1],
    [words.atOurPlace, 2],
  ]
  return evidence.reduce((score, [pattern, points]) => score + (pattern.test(text) ? points : 0), 0)
}
