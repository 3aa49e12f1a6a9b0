import type { Heading, Paragraph, RootContent } from 'mdast'
import { normaliseWords } from '../../core/article/block-ids.ts'
import { type Run, runsText } from '../../core/article/runs.ts'
import { looksLikeTitle } from '../../core/article/titles.ts'
import type { MarkdownWork } from './markdown-blocks.ts'
import { imagesIn, phrasingRuns } from './markdown-runs.ts'
import { stretchOf } from './markdown-tree.ts'

/** The words of the title, none where there is no title, and the nodes that are left for the body. */
export interface TakenTitle {
  readonly runs: readonly Run[]
  readonly rest: readonly RootContent[]
}

/**
 * The title is that of the front matter, else the first heading of level 1, else an opening heading that stands
 * above all others, else an opening line that looks like a title.
 */
export function takeTitle(
  work: MarkdownWork,
  nodes: readonly RootContent[],
  fromFront: Run | null,
): TakenTitle {
  const heading = nodes.find(
    (node) => node.type === 'heading' && node.depth === 1 && wordsOf(work, node) !== '',
  )
  if (fromFront) {
    const repeats = heading && normaliseWords(wordsOf(work, heading)) === normaliseWords(fromFront.text)
    return { runs: [fromFront], rest: repeats ? without(nodes, heading) : nodes }
  }
  const title = heading ?? openingTitle(work, nodes)
  return title ? { runs: runsOf(work, title), rest: without(nodes, title) } : { runs: [], rest: nodes }
}

function openingTitle(work: MarkdownWork, nodes: readonly RootContent[]): RootContent | null {
  const [first, second] = nodes.filter((node) => wordsOf(work, node) !== '')
  if (!first || !second) return null
  if (first.type === 'heading') return standsAbove(first, nodes) ? first : null
  const oneLine = first.position?.start.line === first.position?.end.line
  return oneLine && looksLikeTitle(wordsOf(work, first), wordsOf(work, second)) ? first : null
}

function standsAbove(heading: Heading, nodes: readonly RootContent[]): boolean {
  const others = nodes.filter((node) => node.type === 'heading' && node !== heading)
  return others.length > 0 && others.every((node) => node.type === 'heading' && node.depth > heading.depth)
}

function without(nodes: readonly RootContent[], title: RootContent): readonly RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node !== title) return [node]
    const images = isWorded(node) ? imagesIn(node.children) : []
    return images.length > 0 ? [{ type: 'paragraph', children: [...images] }] : []
  })
}

function wordsOf(work: MarkdownWork, node: RootContent): string {
  return runsText(runsOf(work, node))
}

function runsOf(work: MarkdownWork, node: RootContent): readonly Run[] {
  if (!isWorded(node)) return []
  const around = { source: work.parsed, start: 0, end: work.parsed.length }
  return phrasingRuns(work, node.children, stretchOf(node, around))
}

function isWorded(node: RootContent): node is Heading | Paragraph {
  return node.type === 'heading' || node.type === 'paragraph'
}
