import type { PartSign } from './class-words.ts'
import type { PageBlock } from './page-blocks.ts'
import { type Candidates, placeInPage } from './page-candidates.ts'
import type { PageLayout } from './page-layout.ts'

/** Parts whose images are faces, buttons and teasers. */
const foreign: readonly PartSign[] = ['comment', 'share', 'related', 'signUp', 'byline', 'aside']

/** How many elements before the article's first words its first image may begin. */
const leadDistance = 40

/** The images that an extractor took and that stand among the words that stay, or right before them. */
export function articleImages(
  { images }: Candidates,
  kept: readonly PageBlock[],
  layout: PageLayout,
): ReadonlySet<Element> {
  const places = kept.map(({ element }) => placeInPage(element))
  const [first, last] = [Math.min(...places.slice(0, 1)), Math.max(...places.slice(-1))]
  const stays = (image: Element) => {
    const place = placeInPage(image)
    const signs = layout.signsAround(image)
    return place >= first - leadDistance && place <= last && !foreign.some((sign) => signs.has(sign))
  }
  return new Set([...images].filter(stays))
}
