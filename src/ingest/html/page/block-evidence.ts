import type { PartSign } from './class-words.ts'
import { hasCreditWords, hasFurnitureWords } from './furniture-words.ts'
import type { PageBlock } from './page-blocks.ts'
import type { PageLayout } from './page-layout.ts'

/** What speaks for or against a block being a part of the article, each from 0 to about 1 (`words`: a logarithm). */
export const blockEvidenceNames = [
  'words',
  'ends',
  'unended',
  'link',
  'allLink',
  'linkedLine',
  'linkedItem',
  'heading',
  'loose',
  'apart',
  'besideImage',
  'shortBesideImage',
  'aside',
  'caption',
  'figure',
  'byline',
  'comment',
  'chrome',
  'small',
  'table',
  'quote',
  'creditWords',
  'furnitureWords',
] as const

export type BlockEvidence = Readonly<Record<(typeof blockEvidenceNames)[number], number>>

/** One block with what its surroundings say of it. */
export interface PlacedBlock {
  readonly block: PageBlock
  readonly words: number
  /** Shares of its letters that stand under each sign. */
  readonly under: (sign: PartSign) => number
}

/** Reads which signs the letters of a block stand under. */
export function placeBlock(block: PageBlock, words: number, layout: PageLayout): PlacedBlock {
  const shares = new Map<PartSign, number>()
  let letters = 0
  for (const node of block.nodes) {
    const length = node.data.trim().length
    const home = node.parentElement
    letters += length
    if (length === 0 || home === null) continue
    for (const sign of layout.signsAround(home)) shares.set(sign, (shares.get(sign) ?? 0) + length)
  }
  return { block, words, under: (sign) => (letters === 0 ? 0 : (shares.get(sign) ?? 0) / letters) }
}

const paragraphs = /^(?:P|H[1-6]|LI|TD|TH|PRE|BLOCKQUOTE|DT|DD)$/
const headings = /^H[1-6]$/
const endings = /[.!?…。！？؟।][”"'’»)\]]*$/

/** What a block says of itself, by its words, its tags and the parts of the page around it. */
export function blockEvidence(placed: PlacedBlock, layout: PageLayout): BlockEvidence {
  const { block, words, under } = placed
  const tag = block.element.tagName
  const end = block.text.slice(-6)
  const ends = endings.test(end)
  const [link, item, table] = [under('link'), under('item'), under('table')]
  const isHeading = headings.test(tag)
  const besideImage = isBesideImage(block.element, words, layout)
  const isShort = words < 25
  return {
    words: Math.log(1 + words),
    ends: flag(ends),
    unended: flag(!ends && !/[:：]$/.test(end) && !isHeading && item === 0 && table === 0 && isShort),
    link,
    allLink: flag(link > 0.9),
    linkedLine: flag(link > 0.6 && item === 0 && !isHeading && words >= 3),
    linkedItem: flag(link > 0.6 && item > 0),
    heading: flag(isHeading),
    loose: flag(!paragraphs.test(tag)),
    apart: Math.min(3, layout.depthBelowFrame(block.element)) / 3,
    besideImage: flag(besideImage),
    shortBesideImage: flag(besideImage && words < 40 && tag !== 'P'),
    aside: under('aside'),
    caption: under('caption'),
    figure: under('figure'),
    byline: under('byline'),
    comment: under('comment'),
    chrome: under('chrome'),
    small: under('small'),
    table,
    quote: under('quote'),
    creditWords: flag(words < 60 && hasCreditWords(block.text)),
    furnitureWords: flag(isShort && hasFurnitureWords(block.text)),
  }
}

/** Text that stands with an image in a part that holds hardly more words than itself. */
function isBesideImage(element: Element, words: number, layout: PageLayout): boolean {
  let at: Element | null = element
  for (let step = 0; step < 5 && at !== null && !layout.isFrame(at); step += 1) {
    const { words: around, holdsImage } = layout.placeOf(at)
    if (around > words + 25) return false
    if (holdsImage) return true
    at = at.parentElement
  }
  return false
}

function flag(is: boolean): number {
  return is ? 1 : 0
}
