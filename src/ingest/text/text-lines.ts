import { contentStart, type Marker, type Row, readRows } from './text-rows.ts'
import { isWrapped, wrapWidth } from './text-wrap.ts'

/** One paragraph, heading, item or rule: rows that were only wrapped are joined again. */
export interface Line {
  /** As in the source, line breaks included, without the mark. */
  readonly text: string
  /** Where `text` begins in the source. */
  readonly start: number
  readonly indent: number
  readonly blanksBefore: number
  readonly blanksAfter: number
  readonly marker: Marker | null
  readonly kind: 'text' | 'rule'
  readonly underlined: boolean
}

/** The lines of a plain text as its writer meant them. */
export function readLines(source: string): readonly Line[] {
  const found = readRows(source)
  const width = wrapWidth(found)
  const joined = joinRows(settleMarkers(found, width), width)
  const lines = takeUnderlines(joined.map((rows) => lineOf(source, rows)))
  return lines.map((line, index) => ({ ...line, blanksAfter: lines[index + 1]?.blanksBefore ?? 0 }))
}

/** Takes the mark from a lone number, letter or dash: it begins a sentence, not a list. */
function settleMarkers(rows: readonly Row[], width: number | null): readonly Row[] {
  const inList = new Set<Row>()
  const open = new Map<string, Row>()
  let top: Row | null = null
  for (const [index, row] of rows.entries()) {
    if (row.marker) {
      const before = open.get(row.marker.style)
      if (before && countsOn(before, row)) inList.add(before).add(row)
      open.set(row.marker.style, row)
      top ??= row
    } else if (top && !hangsBelow(row, top, isWrapped(rows[index - 1] ?? top, row, width))) {
      open.clear()
      top = null
    }
  }
  return rows.map((row) => (row.marker?.needsCompany && !inList.has(row) ? { ...row, marker: null } : row))
}

/** A lower number than the last begins something new, unless each item is numbered 1. */
function countsOn(before: Row, row: Row): boolean {
  const [last, next] = [before.marker?.count ?? null, row.marker?.count ?? null]
  return last === null || next === null || next > last || (next === 1 && last === 1)
}

function hangsBelow(row: Row, item: Row, wrapped: boolean): boolean {
  return row.kind === 'text' && (wrapped || row.indent > item.indent)
}

function joinRows(rows: readonly Row[], width: number | null): readonly (readonly Row[])[] {
  const joined: Row[][] = []
  for (const row of rows) {
    const current = joined.at(-1)
    const [first, last] = [current?.[0], current?.at(-1)]
    const goesOn = first && last && (isWrapped(last, row, width) || continuesItem(row, first))
    if (current && goesOn) current.push(row)
    else joined.push([row])
  }
  return joined
}

function continuesItem(row: Row, item: Row): boolean {
  const bare = row.kind === 'text' && row.marker === null && row.blanksBefore === 0
  return bare && item.marker !== null && row.indent > item.indent
}

type LooseLine = Omit<Line, 'blanksAfter'>

function lineOf(source: string, rows: readonly Row[]): LooseLine & { readonly rows: number } {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) throw new Error('A line has at least one row')
  const { indent, blanksBefore, marker, kind } = first
  const start = contentStart(first)
  const text = source.slice(start, last.end)
  return { text, start, indent, blanksBefore, marker, kind, underlined: false, rows: rows.length }
}

/** A row of = or - right below a short line makes it a heading and is itself no divider. */
function takeUnderlines(lines: readonly (LooseLine & { readonly rows: number })[]): readonly LooseLine[] {
  const isUnder = (index: number): boolean => {
    const [line, rule] = [lines[index - 1], lines[index]]
    const below = rule?.kind === 'rule' && rule.blanksBefore === 0 && /^(?:=+|-+)$/.test(rule.text)
    return below && line?.kind === 'text' && line.rows === 1 && !line.marker && line.text.length <= 100
  }
  return lines
    .map((line, index) => ({ ...line, underlined: isUnder(index + 1) }))
    .filter((_, index) => !isUnder(index))
}
