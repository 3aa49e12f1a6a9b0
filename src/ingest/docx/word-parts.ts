import { decodeBytes } from '../encoding.ts'
import { unzipParts, type ZipLimits, type ZipParts } from './zip-parts.ts'

const limits: ZipLimits = { entries: 2000, part: 20 * 1024 * 1024, total: 50 * 1024 * 1024 }

/** Elements deeper than this would use up the stack of what reads them; Word itself stays below 60. */
const deepest = 200

export type WordParts = ZipParts | { readonly kind: 'unsafe' } | { readonly kind: 'no-document' }

/** The parts of a Word file that hold words and styles, checked; pictures, macros and settings stay packed. */
export function readWordParts(bytes: Uint8Array): WordParts {
  const unzipped = unzipParts(bytes, limits, isWanted)
  if (unzipped.kind !== 'parts') return unzipped
  const parts = new Map<string, Uint8Array>()
  for (const [name, data] of unzipped.parts) {
    const xml = decodeBytes(data)
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return { kind: 'unsafe' }
    if (depthOf(xml) > deepest) return { kind: 'unsafe' }
    parts.set(name, Buffer.from(xml))
  }
  const hasDocument = [...parts.keys()].some((name) => /^word\/document\d*\.xml$/.test(name))
  return hasDocument ? { kind: 'parts', parts } : { kind: 'no-document' }
}

function isWanted(name: string): boolean {
  return (
    /^(?:\[Content_Types\]\.xml|_rels\/\.rels)$/.test(name) ||
    /^word\/(?:_rels\/)?(?:document|styles|numbering|footnotes|endnotes)\d*\.xml(?:\.rels)?$/.test(name)
  )
}

/** How deep the elements of an XML text nest at most. */
function depthOf(xml: string): number {
  let depth = 0
  let most = 0
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at + 1)) {
    const next = xml.charCodeAt(at + 1)
    if (next === slash) depth -= 1
    else if (next !== question && next !== exclamation) {
      const end = xml.indexOf('>', at)
      if (end === -1) break
      if (xml.charCodeAt(end - 1) !== slash) depth += 1
      most = Math.max(most, depth)
    }
  }
  return most
}

const [slash, question, exclamation] = ['/', '?', '!'].map((letter) => letter.charCodeAt(0))
