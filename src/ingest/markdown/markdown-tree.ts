import type { Nodes, Root, RootContent } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Stretch } from './source-places.ts'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze()

/** The syntax tree of a Markdown text, or null where it is too tangled to be read in reasonable time. */
export function parseMarkdown(source: string): Root | null {
  return isTangled(source) ? null : parser.parse(source)
}

/** Lists and quotes deeper than this take the parser time that grows with the square of the depth. */
const deepest = 100

/** So do this many marks of emphasis within one paragraph. */
const mostMarks = 2000

function isTangled(source: string): boolean {
  let marks = 0
  for (const line of source.split('\n')) {
    const opening = openingOf(line)
    if (depthOf(opening) > deepest) return true
    if (opening !== '' || /^\s*(?:$|[#|])/.test(line)) marks = 0
    marks += line.match(/[*_~]+/g)?.length ?? 0
    if (marks > mostMarks) return true
  }
  return false
}

/** The indent and the list and quote marks at the start of a line that is not a divider. */
function openingOf(line: string): string {
  if (/^\s*(?:-[-\s]*|\*[*\s]*)$/.test(line)) return ''
  return /^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))[ \t]*)+/.exec(line)?.[0] ?? ''
}

function depthOf(opening: string): number {
  const indent = opening.length - opening.trimStart().length
  const marks = opening.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0
  return marks + indent / 2
}

/** Where a node stands. Nodes that a later step made have no place: they begin at `from` and end by `end`. */
export function stretchOf(node: Nodes, around: Stretch): Stretch {
  const { start, end } = node.position ?? {}
  return { source: around.source, start: start?.offset ?? around.start, end: end?.offset ?? around.end }
}

/** The addresses of link and image definitions anywhere in the tree; the first of a name counts. */
export function definedAddresses(root: Root): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const waiting: RootContent[] = root.children.toReversed()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node.url)
    if ('children' in node) for (const child of node.children.toReversed()) waiting.push(child)
  }
  return found
}
