/** Lists, quotes and brackets deeper than this take the parser time that grows with the square of the depth, or worse. */
const deepest = 100

/** So do this many marks of emphasis, brackets and code ticks within one paragraph. */
const mostMarks = 3000

/** And this much in all paragraphs together, each counted as the square of its marks. */
const mostWork = 2 * mostMarks ** 2

/** The parser's time also grows with the square of the lists that stand apart from each other. */
const mostLists = 1500

/** Its words are read as YAML, which has limits of its own and knows no shortcodes. */
export const frontMatter = /^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/

/** Whether a Markdown text would take the parser far more time than its length. Reads it once, line by line. */
export function isTangled(source: string): boolean {
  let paragraph = { marks: 0, open: 0 }
  let work = 0
  let lists = 0
  let inList = false
  for (const line of source.replace(frontMatter, '').split('\n')) {
    const opening = openingOf(line)
    const isItem = /[-*+]|\d[.)]/.test(opening)
    if (isItem && !inList) lists += 1
    if (line.trim() !== '') inList = isItem
    if (lists > mostLists) return true
    if (depthOf(opening) > deepest) return true
    if (beginsBlock(line, opening)) paragraph = { marks: 0, open: 0 }
    const marks = paragraph.marks + (line.match(/[*_[\]]|[~`]+/g)?.length ?? 0)
    const { open, most } = bracketsOf(line, paragraph.open)
    work += marks ** 2 - paragraph.marks ** 2
    if (marks > mostMarks || most > deepest || work > mostWork) return true
    paragraph = { marks, open }
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

/**
 * Whether no paragraph goes on in this line. What looks like a quote, a table, an indented item or an item with
 * another number than 1 may be a further line of the paragraph above (CommonMark 0.31, sections 4.8 and 5.2).
 */
function beginsBlock(line: string, opening: string): boolean {
  return /^\s*$|^ {0,3}#{1,6}(?:[ \t]|$)/.test(line) || /^ {0,3}(?:[-*+]|1[.)])[ \t]/.test(opening)
}

/** How many brackets are open after a line, and how many are at most. */
function bracketsOf(line: string, before: number): { readonly open: number; readonly most: number } {
  let open = before
  let most = before
  for (const bracket of line.match(/[[\]]/g) ?? []) {
    open = bracket === '[' ? open + 1 : Math.max(open - 1, 0)
    most = Math.max(most, open)
  }
  return { open, most }
}
