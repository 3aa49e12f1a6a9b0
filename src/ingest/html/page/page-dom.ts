import { createRequire } from 'node:module'

const load = createRequire(import.meta.url)

/** The parser takes a third of a second to load, and every command has Markdown without any HTML in reach. */
function parseHTML(html: string): { readonly document: Document } {
  const linkedom: typeof import('linkedom') = load('linkedom')
  return linkedom.parseHTML(html)
}

/** Elements nested deeper than this make the readers of a page recurse too far; real pages stay below 100. */
const deepest = 300
/** The longest page that is read, in UTF-16 code units. */
const longest = 6_000_000
/** The most elements that are read; real pages have some thousands. */
const mostElements = 7_000
/** Depth times elements: what the readers of a page spend grows with both. */
const mostWork = 400_000
/** The most entities such as &amp; and the most signs < that are read: each may begin a piece of text of its own. */
const mostPieces = 40_000

/** The parser hands the words of one class attribute on as arguments, and too many of those overflow its stack. */
const mostClassLetters = 20_000

/** Elements that their parents' ends or their own next sibling close. */
const selfClosing = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th'.split(
    ' ',
  ),
)

/** Why a page cannot be read, in words for the person who named it; null if it can. */
export function pageFault(html: string): string | null {
  if (html.length > longest) return 'The page is too large to read.'
  const { depth, elements } = nesting(html)
  if (depth > deepest) return 'The elements of the page are nested too deeply to read.'
  if (longestClass(html) > mostClassLetters) return 'An element of the page has too many names to read.'
  const pieces = Math.max(html.split('&').length, html.split('<').length)
  const isTooMuch = elements > mostElements || depth * elements > mostWork || pieces > mostPieces
  return isTooMuch ? 'The page has too many elements to read.' : null
}

/** The page as a document of its own; nothing in it is run or fetched. All that is not in its head is in its body. */
export function parsePage(html: string): Document {
  const whole = parseHTML(html).document
  const rooted = whole.documentElement?.tagName === 'HTML'
  const { document } = rooted ? { document: whole } : parseHTML(`<html><body>${html}</body></html>`)
  const { head, body, documentElement } = document
  for (const node of [...documentElement.childNodes]) if (node !== head && node !== body) body.append(node)
  body.normalize()
  return document
}

/** How deep the tags of a page nest at most and how many open, by one pass over its letters. */
function nesting(html: string): { readonly depth: number; readonly elements: number } {
  let [depth, deepestSeen, elements] = [0, 0, 0]
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
    if (slash === '') elements += 1
    if (selfClosing.has((name ?? '').toLowerCase())) continue
    depth = slash === '' ? depth + 1 : Math.max(0, depth - 1)
    deepestSeen = Math.max(deepestSeen, depth)
  }
  return { depth: deepestSeen, elements }
}

function longestClass(html: string): number {
  let most = 0
  for (const [value] of html.matchAll(/\sclass\s*=\s*(?:"[^"]*|'[^']*)/gi))
    most = Math.max(most, value.length)
  return most
}
