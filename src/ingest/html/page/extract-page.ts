import type { LeftOut } from '../../found-article.ts'
import { articleImages } from './article-images.ts'
import { cleanContent } from './clean-content.ts'
import { type Decision, leftOutOf } from './left-out.ts'
import { namedParts } from './named-parts.ts'
import { agreementOf } from './page-agreement.ts'
import { type PageBlock, pageBlocks } from './page-blocks.ts'
import { type Candidates, findCandidates } from './page-candidates.ts'
import { pageFault, parsePage } from './page-dom.ts'
import { type JudgedPage, pageEvidence } from './page-evidence.ts'
import { readHead } from './page-head.ts'
import { articleChances, pageModel } from './page-model.ts'
import { articleTitle, comparableTitle } from './page-title.ts'

/** The article that was found in a web page; `content` holds its blocks only, in the page's order. */
export interface PageArticle {
  readonly kind: 'article'
  readonly content: Element
  /** The article's own, without the name of the site. */
  readonly title: string | null
  /** As the page states it, valid or not. */
  readonly language: string | null
  /** The address that the page names as its own. */
  readonly url: string | null
  /** How far two independent extractors and the model agree, from 0 to 1; below .9 the result wants a look. */
  readonly agreement: number
  /** What at least one of them took for the article and was cleaned away. */
  readonly leftOut: readonly LeftOut[]
}

/** What a page holds: an article, or nothing like one and why. */
export type ExtractedPage = PageArticle | { readonly kind: 'nothing'; readonly reason: string }

/** With fewer letters than this, what was found is no article. */
const fewLetters = 60

/** Finds the article in a web page. Nothing in the page is run, nothing is fetched, and no page makes it throw. */
export function extractPage(html: string, { url }: { readonly url: string | null }): ExtractedPage {
  const fault = pageFault(html)
  if (fault !== null) return { kind: 'nothing', reason: fault }
  const document = parsePage(html)
  const head = readHead(document, url)
  const title = articleTitle(document)
  const blocks = pageBlocks(document.body)
  const candidates = findCandidates(document, blocks)
  const page = pageEvidence(document, blocks, candidates)
  const decision = decide(page, blocks, { candidates, title })
  const kept = blocks.filter((_, index) => decision.kept[index])
  if (lettersOf(blocks, decision.kept) < fewLetters)
    return { kind: 'nothing', reason: 'No article was found in the page.' }
  const texts = new Set(kept.flatMap(({ nodes }) => nodes))
  const images = articleImages(candidates, kept, page.layout)
  return {
    kind: 'article',
    content: cleanContent(frameOf(kept, document.body), { texts, images, base: head.base }),
    title,
    language: head.language,
    url: head.url,
    agreement: agreementOf(blocks, { candidates, chances: decision.chances, kept: decision.kept }),
    leftOut: leftOutOf(page, decision),
  }
}

/** Where the model leaves less than this share of what both extractors took, it has not understood the page. */
const leastLeft = 0.25

/** Blocks that are likelier than not a part of the article, without its title and the parts whose names tell; what both took where that is hardly any. */
function decide(page: JudgedPage, blocks: readonly PageBlock[], { candidates, title }: Seen): Judgement {
  const { readability, defuddle } = candidates
  const chances = articleChances(page.evidence, pageModel)
  const both = blocks.map((_, at) => Math.min(readability[at] ?? 0, defuddle[at] ?? 0) > 0.5)
  const likely = chances.map((chance) => chance > 0.5)
  const isLost = lettersOf(blocks, likely) < leastLeft * lettersOf(blocks, both)
  const name = comparableTitle(title ?? '')
  const named = namedParts(page.placed, page.layout)
  return {
    chances,
    named,
    taken: blocks.map((_, at) => Math.max(readability[at] ?? 0, defuddle[at] ?? 0) > 0.5),
    kept: (isLost ? both : likely).map(
      (stays, at) =>
        stays && named[at] === null && (name === '' || comparableTitle(blocks[at]?.text ?? '') !== name),
    ),
  }
}

interface Judgement extends Decision {
  readonly chances: readonly number[]
}

interface Seen {
  readonly candidates: Candidates
  readonly title: string | null
}

function lettersOf(blocks: readonly PageBlock[], counted: readonly boolean[]): number {
  return blocks.reduce((sum, { text }, at) => sum + (counted[at] ? text.length : 0), 0)
}

/** Elements that give the words in them a shape, so that they stay around what stays. */
const shapes = /^(?:P|H[1-6]|UL|OL|LI|DL|TABLE|TBODY|THEAD|TR|BLOCKQUOTE|PRE|A|SPAN|EM|STRONG|B|I|FIGURE)$/

/** The smallest part of the page with all that stays. */
function frameOf(kept: readonly PageBlock[], body: Element): Element {
  let frame: Element = kept[0]?.element ?? body
  const last = kept.at(-1)?.element ?? body
  while (frame !== body && (!frame.contains(last) || shapes.test(frame.tagName)))
    frame = frame.parentElement ?? body
  return frame
}
