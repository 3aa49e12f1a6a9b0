import { arrangeDocument } from '../../core/article/arrange-document.ts'
import {
  type Composer,
  composeDivider,
  composeHeading,
  composeParagraph,
  newComposer,
} from '../../core/article/compose-blocks.ts'
import type { Block, Document } from '../../core/article/document.ts'
import type { BareLine } from '../../core/article/headings/bare-line.ts'
import { headingScores, headingThreshold } from '../../core/article/headings/headings.ts'
import { looksLikeTitle } from '../../core/article/titles.ts'
import { articleLanguage } from '../detect-language.ts'
import { type Line, readLines } from './text-lines.ts'
import { linkedRuns } from './text-links.ts'
import { composeLists } from './text-lists.ts'

/** The document in a plain text, in the language that it is written in where none is given: headings, lists and paragraphs are recovered from how its lines stand. */
export function readText(source: string, language = articleLanguage({ text: source })): Document {
  const composer = newComposer(language, 'source')
  const lines = readLines(source)
  const first = lines[0]
  const titled = first !== undefined && isTitle(first, lines[1], language)
  const title = titled ? composeHeading(composer, 1, linkedRuns(first.text, first.start)) : null
  const scores = headingScores(lines.map(bareLine), language)
  const blocks = composeLines(composer, { lines, scores }, titled ? 1 : 0)
  return arrangeDocument({ title, language, blocks, meta: {} })
}

function isTitle(line: Line, next: Line | undefined, language: string): boolean {
  if (line.kind === 'rule' || line.marker || !next) return false
  return line.underlined || looksLikeTitle(line.text, next.text, language)
}

interface ScoredLines {
  readonly lines: readonly Line[]
  /** How much each line looks like a heading. */
  readonly scores: readonly number[]
}

function bareLine({ text, kind, marker, blanksBefore, underlined }: Line): BareLine {
  return { text, kind: marker ? 'item' : kind, blanksBefore, underlined }
}

function composeLines(composer: Composer, scored: ScoredLines, from: number): readonly Block[] {
  const { lines } = scored
  const blocks: Block[] = []
  let at = from
  while (at < lines.length) {
    const end = listEnd(lines, at)
    if (end > at) blocks.push(...composeLists(composer, lines.slice(at, end)))
    else {
      const block = composeLine(composer, scored, at)
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

function composeLine(composer: Composer, { lines, scores }: ScoredLines, at: number): Block | null {
  const line = lines[at]
  if (!line) return null
  if (line.kind === 'rule') return composeDivider(composer)
  const runs = linkedRuns(line.text, line.start)
  const isHeading = (scores[at] ?? 0) >= headingThreshold
  return isHeading ? composeHeading(composer, 2, runs) : composeParagraph(composer, runs)
}
