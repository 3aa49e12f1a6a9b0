import { plainWords } from './page-blocks.ts'

/** The title of the article in a page, without the name of its site; null where the page names none. */
export function articleTitle(document: Document): string | null {
  const [named, whole] = [metaTitle(document), textOf(document.querySelector('title'))]
  const headings = [...document.querySelectorAll('h1')].map(textOf).filter((text) => text !== '')
  const known = [named, whole].filter((text) => text !== '').map(comparableTitle)
  const stated = headings.find((heading) => known.some((name) => name.includes(comparableTitle(heading))))
  if (stated !== undefined) return stated
  if (headings.length === 1 && known.length === 0) return headings[0] ?? null
  return withoutSite(named || whole, siteName(document)) || null
}

function metaTitle(document: Document): string {
  const meta = document.querySelector('meta[property="og:title"], meta[name="twitter:title"]')
  return plainWords(meta?.getAttribute('content') ?? '').slice(0, longest)
}

function siteName(document: Document): string {
  const meta = document.querySelector('meta[property="og:site_name"]')
  return plainWords(meta?.getAttribute('content') ?? '')
}

/** Longer words in a title's place are none. */
const longest = 400

function textOf(element: Element | null): string {
  return plainWords(element?.textContent ?? '').slice(0, longest)
}

/** A title without case, punctuation and white space, to tell whether two are the same. */
export function comparableTitle(text: string): string {
  return (
    text
      .slice(0, longest)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')
}

/** Cuts the part after or before the last separator where it is the site's name, or much the shorter part. */
function withoutSite(title: string, site: string): string {
  const parts = title.split(/\s[|–—·»:-]\s/)
  if (parts.length < 2) return title
  const isSite = (part: string) => site !== '' && comparableTitle(part) === comparableTitle(site)
  if (isSite(parts[0] ?? '')) return title.slice((parts[0] ?? '').length + 3).trim()
  const last = parts.at(-1) ?? ''
  const rest = title.slice(0, -(last.length + 3)).trim()
  return isSite(last) || last.length * 2 < rest.length ? rest : title
}
