import {
  type Composer,
  composeList,
  composeParagraph,
  type ItemParts,
  startingAt,
} from '../../core/article/compose-blocks.ts'
import type { Block, List } from '../../core/article/document.ts'
import type { Line } from './text-lines.ts'
import { linkedRuns } from './text-links.ts'

/** Deeper items join the deepest list: an email can show no more. */
const deepest = 6

/** The lists that a stretch of items, with the paragraphs that hang below them, makes. */
export function composeLists(composer: Composer, lines: readonly Line[]): readonly List[] {
  return nestItems(lines)
    .map((list) => composeOpen(composer, list))
    .filter((list) => list !== null)
}

interface OpenItem {
  readonly line: Line
  readonly children: (Line | OpenList)[]
}

interface OpenList {
  readonly indent: number
  readonly style: string
  readonly ordered: boolean
  readonly items: OpenItem[]
}

function nestItems(lines: readonly Line[]): readonly OpenList[] {
  const roots: OpenList[] = []
  const open: OpenList[] = []
  for (const line of lines) {
    const item = open.at(-1)?.items.at(-1)
    if (!line.marker) {
      item?.children.push(line)
      continue
    }
    const list = listFor(line, open)
    if (list.items.length === 0) {
      const parent = open.at(-1)?.items.at(-1)
      if (parent) parent.children.push(list)
      else roots.push(list)
      open.push(list)
    }
    list.items.push({ line, children: [] })
  }
  return roots
}

/** The open list that the item goes on with, after closing deeper ones, or a new one inside what is left open. */
function listFor(line: Line, open: OpenList[]): OpenList {
  const style = line.marker?.style ?? ''
  const current = open.at(-1)
  const isDeeper = current !== undefined && line.indent > current.indent
  if (isDeeper) return open.length < deepest ? newList(line, style) : current
  const same = open.findLast((list) => list.indent <= line.indent && list.style === style)
  if (!same && current?.ordered && style === '•' && line.indent === current.indent)
    return newList(line, style)
  while (open.length > 0 && !isOpenFor(line, same, open.at(-1))) open.pop()
  return same ?? newList(line, style)
}

function isOpenFor(line: Line, same: OpenList | undefined, list: OpenList | undefined): boolean {
  return same ? list === same : (list?.indent ?? 0) < line.indent
}

function newList(line: Line, style: string): OpenList {
  return { indent: line.indent, style, ordered: line.marker?.ordered === true, items: [] }
}

function composeOpen(composer: Composer, list: OpenList): List | null {
  const parts = list.items.map(
    ({ line, children }): ItemParts => ({
      runs: linkedRuns(line.text, line.start),
      children: children.map((child) => composeChild(composer, child)).filter((block) => block !== null),
    }),
  )
  return startingAt(composeList(composer, list.ordered, parts), list.items[0]?.line.marker?.count ?? null)
}

function composeChild(composer: Composer, child: Line | OpenList): Block | null {
  return 'items' in child
    ? composeOpen(composer, child)
    : composeParagraph(composer, linkedRuns(child.text, child.start))
}
