import { type Block, blockText, type SectionRole } from './document.ts'

const conclusionHeading =
  /^(?:in )?(?:conclusions?|summary|summing up|final (?:thoughts|words)|closing (?:thoughts|words)|wrapping (?:it )?up|(?:the )?bottom line|(?:key )?takeaways?|(?:in )?closing|to sum up|putting it all together)\b/i

/**
 * What each section is for, from the headings in order (null where there is none). Words before the first
 * heading are the intro; a conclusion is named so and stands in the second half.
 */
export function sectionRoles(headings: readonly (string | null)[]): readonly SectionRole[] {
  return headings.map((heading, index) => {
    if (heading === null) return index === 0 && headings.length > 1 ? 'intro' : 'body'
    if (index === 0 && /^(?:introduction|intro)$/i.test(heading.trim())) return 'intro'
    const late = index > 0 && index >= (headings.length - 1) / 2
    return late && conclusionHeading.test(withoutNumber(heading)) ? 'conclusion' : 'body'
  })
}

function withoutNumber(heading: string): string {
  return heading.replace(/^[\d.)\s]+/, '')
}

/**
 * Ids of the blocks that promote the writer's own service. Only the last two blocks or the last tenth are
 * looked at, and never all words of the article: further up, such words are part of what is said.
 */
export function findPromotion(blocks: readonly Block[]): readonly string[] {
  const worded = blocks.filter((block) => block.kind !== 'heading' && blockText(block) !== '')
  const count = Math.min(Math.max(2, Math.ceil(worded.length / 10)), worded.length - 1)
  return worded
    .slice(worded.length - Math.max(count, 0))
    .filter((block) => promotionScore(blockText(block)) >= 3)
    .map((block) => block.id)
}

const ourselves = /\b(?:we|our|us)\b/i
const contactVerb =
  /(?:^|[.!?:]["”’)]*\s+)(?:please )?(?:contact|call|book|schedule|sign up|subscribe|download|request|get started|visit|join)\b/i
const offer = /\b(?:let us|contact us|our team|services|we speciali[sz]e|we offer|free consultation)\b/i
const atOurPlace = /(?:^|[.!?]\s+)At (?:the )?\p{Lu}[^.!?]{1,80}?, we\b/u

/** How much some words promote the writer: "we" 1, a call to get in touch 2, an offer 1, "At Some Place, we" 2. */
export function promotionScore(text: string): number {
  const evidence: readonly (readonly [RegExp, number])[] = [
    [ourselves, 1],
    [contactVerb, 2],
    [offer, 1],
    [atOurPlace, 2],
  ]
  return evidence.reduce((score, [pattern, points]) => score + (pattern.test(text) ? points : 0), 0)
}
