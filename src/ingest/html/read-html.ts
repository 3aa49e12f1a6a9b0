import { runsText } from '../../core/article/runs.ts'
import { type ArticleProblem, articleWithoutParagraph, unreadablePage } from '../article-problems.ts'
import type { FoundArticle, LeftOut } from '../found-article.ts'
import { domPieces } from './dom/dom-flow.ts'
import { extractPage } from './page/extract-page.ts'
import { pageFault, parsePage } from './page/page-dom.ts'
import { type PageHead, readHead } from './page/page-head.ts'
import { isPlainPage } from './page/plain-page.ts'

export interface PageInput {
  readonly fileName: string
  /** Where the page was fetched from. */
  readonly url: string | null
}

/** The article in an HTML page: all of it where it holds nothing else, else what is found in it. */
export function readHtml(html: string, { fileName, url }: PageInput): FoundArticle | ArticleProblem {
  const fault = pageFault(html) ?? (hasOverloadedTag(html) ? overloaded : null)
  if (fault !== null) return unreadablePage(fileName, fault)
  const document = parsePage(html)
  const head = readHead(document, url)
  const content = isPlainPage(document.body) ? plainContent(document, head) : contentOf(document, html, head)
  const pieces = domPieces(content.element, head.base)
  if (pieces.length === 0) return articleWithoutParagraph(fileName)
  const { title, language, confidence, leftOut } = content
  const { author, date } = head
  return { kind: 'found', title, language, url: head.url ?? url, author, date, pieces, confidence, leftOut }
}

interface PageContent {
  readonly element: Element
  readonly title: string | null
  readonly language: string | null
  readonly confidence: number | null
  readonly leftOut: readonly LeftOut[]
}

/** A single heading of the first level is the title; among several, the page's own title is. */
function plainContent({ body }: Document, { title, language }: PageHead): PageContent {
  const [first, second] = body.querySelectorAll('h1')
  const heading = runsText([{ text: first?.textContent ?? '', marks: [], place: null }])
  const own = second === undefined && heading !== '' ? heading : title
  return { element: body, title: own, language, confidence: null, leftOut: [] }
}

/** Where no reader of pages finds an article, all that the page shows is one, and wants a look. */
function contentOf(document: Document, html: string, head: PageHead): PageContent {
  const page = extractPage(html, { url: head.base })
  if (page.kind === 'nothing') return { ...plainContent(document, head), confidence: 0 }
  return {
    element: page.content,
    title: page.title,
    language: page.language ?? head.language,
    confidence: page.agreement,
    leftOut: page.leftOut,
  }
}

const overloaded = 'The page has an element with thousands of attributes'

/** The parser takes time that grows with the square of the attributes of one element. */
function hasOverloadedTag(html: string): boolean {
  let all = 0
  for (const [tag] of html.matchAll(/<[a-z][^<>]{200,}/gi)) {
    const names = tag.replace(/"[^"]*"|'[^']*'/g, '').match(/\s+/g)?.length ?? 0
    all += names
    if (names > 2000 || all > 20_000) return true
  }
  return false
}
