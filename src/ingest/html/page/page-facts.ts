import { plainWords } from './page-blocks.ts'

/** What a page says of its own article, in its title and its first heading. */
export interface PageNames {
  /** The first heading of the first level, in small letters. */
  readonly heading: string
  /** The title of the page, in small letters. */
  readonly title: string
}

/** Reads the names of a page. */
export function pageNames(document: Document): PageNames {
  const wordsOf = (selector: string) =>
    plainWords(document.querySelector(selector)?.textContent ?? '')
      .slice(0, 500)
      .toLowerCase()
  return { heading: wordsOf('h1'), title: wordsOf('title') }
}

/** Shorter texts stand in a title by chance. */
const shortestName = 13

/** Whether words are the article's title, a part of the page's, or hold the title. */
export function namesArticle(text: string, { heading, title }: PageNames): boolean {
  if (text.length > 500) return false
  const words = text.toLowerCase()
  if (words === heading) return true
  if (words.length >= shortestName && title.includes(words)) return true
  return heading.length >= shortestName && words.includes(heading)
}
