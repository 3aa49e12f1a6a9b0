import { mostArticleLetters } from '../article-problems.ts'
import { decodeBytes } from '../encoding.ts'
import { unzipParts, type ZipLimits, type ZipParts } from './zip-parts.ts'

const limits: ZipLimits = { entries: 2000, part: 20 * 1024 * 1024, total: 50 * 1024 * 1024 }

/** Elements deeper than this would use up the stack of what reads them; Word itself stays below 60. */
const deepest = 200

/** And more elements than this, in all parts together, too much time: a book of 100,000 words has about as many. */
const mostElements = 40_000

export type WordParts =
  | ZipParts
  | { readonly kind: 'unsafe' }
  | { readonly kind: 'no-document' }
  | { readonly kind: 'too-long'; readonly text: string }

/** The parts of a Word file that hold words and styles, checked; pictures, macros and settings stay packed. */
export function readWordParts(bytes: Uint8Array): WordParts {
  const unzipped = unzipParts(bytes, limits, isWanted)
  if (unzipped.kind !== 'parts') return unzipped
  const parts = new Map<string, Uint8Array>()
  let elements = 0
  for (const [name, data] of unzipped.parts) {
    const xml = decodeBytes(data)
    const size = sizeOf(xml)
    elements += size.elements
    if (size.depth > deepest || /<!(?:DOCTYPE|ENTITY)/i.test(xml)) return { kind: 'unsafe' }
    if (elements > mostElements) return { kind: 'too-large' }
    if (isDocument(name) && size.letters > mostArticleLetters) return { kind: 'too-long', text: textOf(xml) }
    parts.set(name, Buffer.from(xml))
  }
  return [...parts.keys()].some(isDocument) ? { kind: 'parts', parts } : { kind: 'no-document' }
}

function isDocument(name: string): boolean {
  return /^word\/document\d*\.xml$/.test(name)
}

function textOf(xml: string): string {
  return xml.replace(/<[^<>]*>/g, ' ')
}

function isWanted(name: string): boolean {
  return (
    /^(?:\[Content_Types\]\.xml|_rels\/\.rels)$/.test(name) ||
    /^word\/(?:_rels\/)?(?:document|styles|numbering|footnotes|endnotes)\d*\.xml(?:\.rels)?$/.test(name)
  )
}

interface XmlSize {
  readonly elements: number
  readonly letters: number
  /** How deep the elements nest at most. */
  readonly depth: number
}

/** What an XML text asks of those who read it, told by its tags alone. */
function sizeOf(xml: string): XmlSize {
  let [depth, deepestSeen, elements, letters, after] = [0, 0, 0, 0, 0]
  for (const tag of xml.matchAll(/<(\/?)([^<>]*)>/g)) {
    letters += tag.index - after
    after = tag.index + tag[0].length
    if (tag[1] === '/') depth -= 1
    else if (!/^[?!]|\/$/.test(tag[2] ?? '')) depth += 1
    deepestSeen = Math.max(deepestSeen, depth)
    elements += 1
  }
  return { elements: elements / 2, letters, depth: deepestSeen }
}
