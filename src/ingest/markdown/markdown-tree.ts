import type { Nodes, Root, RootContent } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Stretch } from './source-places.ts'
import { isTangled } from './tangled-markdown.ts'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze()

/** The syntax tree of a Markdown text, or null where it is too tangled to be read in reasonable time. */
export function parseMarkdown(source: string): Root | null {
  return isTangled(source) ? null : parser.parse(source)
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
