import { shingleWords } from '../../../core/article/shingles.ts'
import { type BlockEvidence, blockEvidence, type PlacedBlock, placeBlock } from './block-evidence.ts'
import type { PageBlock } from './page-blocks.ts'
import type { Candidates } from './page-candidates.ts'
import { namesArticle, type PageNames, pageNames } from './page-facts.ts'
import { layoutOf, type PageLayout } from './page-layout.ts'

/** All that is known of a block: of itself, of what the extractors took, and of the blocks near it. */
export interface PageEvidence extends BlockEvidence {
  /** Shares of it that the extractors took. */
  readonly readability: number
  readonly defuddle: number
  /** Before the first or after the last longer block that both took, and how near to those. */
  readonly before: number
  readonly after: number
  readonly near: number
  /** Whether the same words stand elsewhere in the page, and whether they are the title. */
  readonly repeated: number
  readonly title: number
  /** How far the six blocks around were taken by both. */
  readonly company: number
  /** A short block before links, and a link among links. */
  readonly linksFollow: number
  readonly amongLinks: number
}

/** A page's blocks with the evidence on each. */
export interface JudgedPage {
  readonly layout: PageLayout
  readonly placed: readonly PlacedBlock[]
  readonly evidence: readonly PageEvidence[]
}

/** Words that both must have taken, at least, to trust their agreement; else what either took counts. */
const fewWords = 50

/** Gathers the evidence on every block of a page. */
export function pageEvidence(
  document: Document,
  blocks: readonly PageBlock[],
  candidates: Candidates,
): JudgedPage {
  const words = blocks.map(({ text }) => shingleWords(text).length)
  const weights = articleWeights(words, candidates)
  const layout = layoutOf(document.body, blocks, { words, weights })
  const placed = blocks.map((block, index) => placeBlock(block, words[index] ?? 0, layout))
  const own = placed.map((block) => blockEvidence(block, layout))
  const nearby = nearbyEvidence(own, words, candidates)
  const names = pageNames(document)
  const counts = Map.groupBy(blocks, ({ text }) => text)
  const evidence = blocks.map(({ text }, index) => ({
    ...at(own, index),
    ...at(nearby, index),
    readability: candidates.readability[index] ?? 0,
    defuddle: candidates.defuddle[index] ?? 0,
    repeated: (counts.get(text)?.length ?? 0) > 1 ? 1 : 0,
    title: titleEvidence(text, names),
  }))
  return { layout, placed, evidence }
}

function titleEvidence(text: string, names: PageNames): number {
  return namesArticle(text, names) ? 1 : 0
}

/** How many words of each block are the article's, as far as the extractors agree. */
function articleWeights(words: readonly number[], { readability, defuddle }: Candidates): readonly number[] {
  const by = (choose: (a: number, b: number) => number) =>
    words.map((count, index) => count * choose(readability[index] ?? 0, defuddle[index] ?? 0))
  const both = by(Math.min)
  return both.reduce((sum, weight) => sum + weight, 0) < fewWords ? by(Math.max) : both
}

type Nearby = Pick<PageEvidence, 'before' | 'after' | 'near' | 'company' | 'linksFollow' | 'amongLinks'>

/** What the blocks before and after say of each block. */
function nearbyEvidence(
  own: readonly BlockEvidence[],
  words: readonly number[],
  { readability, defuddle }: Candidates,
): readonly Nearby[] {
  const taken = words.map((_, index) => (readability[index] ?? 0) * (defuddle[index] ?? 0))
  const sure = taken.map((share, index) => share > 0.5 && (words[index] ?? 0) >= 15)
  const first = Math.max(0, sure.indexOf(true))
  const last = sure.includes(true) ? sure.lastIndexOf(true) : words.length - 1
  const company = taken.map((share, index) => share * Math.min(1, (words[index] ?? 0) / 15))
  const companyAt = (index: number) => company[index] ?? 0
  const linkAt = (index: number) => own[index]?.link ?? 0
  return own.map(({ link }, index) => ({
    before: index < first ? 1 : 0,
    after: index > last ? 1 : 0,
    near: Math.exp(-Math.max(first - index, index - last, 0) / 5),
    company: [-3, -2, -1, 1, 2, 3].reduce((sum, step) => sum + companyAt(index + step), 0) / 6,
    linksFollow: (words[index] ?? 0) < 12 ? (linkAt(index + 1) + linkAt(index + 2)) / 2 : 0,
    amongLinks: (link * [index - 1, index + 1].filter((other) => linkAt(other) > 0.6).length) / 2,
  }))
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error(`No item ${index} in a list of ${list.length}.`)
  return found
}
