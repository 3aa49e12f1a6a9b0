import { arrangeDocument } from '../../core/article/arrange-document.ts'
import {
  type Composer,
  composeDivider,
  composeHeading,
  composeParagraph,
  newComposer,
} from '../../core/article/compose-blocks.ts'
import type { Block, Document } from '../../core/article/document.ts'
import { headingScore, headingThreshold, type Neighbour } from '../../core/article/headings.ts'
import { looksLikeTitle } from '../../core/article/titles.ts'
import { type Line, readLines } from './text-lines.ts'
import { linkedRuns } from './text-links.ts'
import { composeLists } from './text-lists.ts'

/** The document in a plain text: headings, lists and paragraphs are recovered from how its lines stand. */
export function readText(source: string): Document {
  const language = 'en'
  const composer = newComposer(language, 'source')
  const lines = readLines(source)
  const first = lines[0]
  const titled = first !== undefined && isTitle(first, lines[1])
  const title = titled ? composeHeading(composer, 1, linkedRuns(first.text, first.start)) : null
  const blocks = composeLines(composer, lines, titled ? 1 : 0)
  return arrangeDocument({ title, language, blocks, meta: {} })
}

function isTitle(line: Line, next: Line | undefined): boolean {
  if (line.kind === 'rule' || line.marker || !next) return false
  return line.underlined || looksLikeTitle(line.text, next.text)
}

function composeLines(composer: Composer, lines: readonly Line[], from: number): readonly Block[] {
  const blocks: Block[] = []
  let at = from
  while (at < lines.length) {
    const end = listEnd(lines, at)
    if (end > at) blocks.push(...composeLists(composer, lines.slice(at, end)))
    else {
      const block = composeLine(composer, lines, at)
      if (block) blocks.push(block)
    }
    at = Math.max(end, at + 1)
  }
  return blocks
}

/** The end of the stretch of items that begins at `at`: items, and paragraphs that hang below them. */
function listEnd(lines: readonly Line[], at: number): number {
  const top = lines[at]
  if (!top?.marker) return at
  let end = at + 1
  while (end < lines.length && inList(lines[end], top)) end += 1
  return end
}

function inList(line: Line | undefined, top: Line): boolean {
  if (!line || line.kind === 'rule') return false
  return line.marker !== null || line.indent > top.indent
}

function composeLine(composer: Composer, lines: readonly Line[], at: number): Block | null {
  const line = lines[at]
  if (!line) return null
  if (line.kind === 'rule') return composeDivider(composer)
  const runs = linkedRuns(line.text, line.start)
  return isHeading(lines, at, line) ? composeHeading(composer, 2, runs) : composeParagraph(composer, runs)
}

function isHeading(lines: readonly Line[], at: number, line: Line): boolean {
  const { text, blanksBefore, blanksAfter, underlined } = line
  const previous = neighbour(lines[at - 1])
  const next = neighbour(lines[at + 1])
  const score = headingScore({ text, previous, next, blanksBefore, blanksAfter, underlined })
  return score >= headingThreshold
}

function neighbour(line: Line | undefined): Neighbour | null {
  return line?.kind === 'text' ? { text: line.text, bullet: line.marker !== null } : null
}
