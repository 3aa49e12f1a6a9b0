import { parseHTML } from 'linkedom'

/** Elements nested deeper than this make the readers of a page recurse too far; real pages stay below 100. */
const deepest = 400
/** The longest page that is read, in UTF-16 code units. */
const longest = 6_000_000
/** The most tags that are read; real pages have some thousands. */
const mostTags = 60_000

const voidTags = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th'.split(
    ' ',
  ),
)

/** Why a page cannot be read, in words for the person who named it; null if it can. */
export function pageFault(html: string): string | null {
  if (html.length > longest) return 'The page is too large to read.'
  const { depth, tags } = nesting(html)
  if (depth > deepest) return 'The elements of the page are nested too deeply to read.'
  if (tags > mostTags) return 'The page has too many elements to read.'
  return null
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
function nesting(html: string): { readonly depth: number; readonly tags: number } {
  let depth = 0
  let deepestSeen = 0
  let tags = 0
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
    if (voidTags.has((name ?? '').toLowerCase())) continue
    depth = slash === '' ? depth + 1 : Math.max(0, depth - 1)
    if (slash === '') tags += 1
    deepestSeen = Math.max(deepestSeen, depth)
  }
  return { depth: deepestSeen, tags }
}
