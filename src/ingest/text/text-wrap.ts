import type { Row } from './text-rows.ts'

/** Lines longer than this were not wrapped by hand or by a mail program. */
const widest = 110

/**
 * The column at which a hard-wrapped text was broken, or null where each line is a paragraph of its own.
 * Wrapped lines are nearly full, and the next one mostly goes on in the middle of a sentence.
 */
export function wrapWidth(rows: readonly Row[]): number | null {
  const tooLong = rows.filter((row) => columnsOf(row) > widest).length
  const pairs = neighbours(rows)
  const width = pairs.reduce((most, [row]) => Math.max(most, Math.min(columnsOf(row), widest)), 0)
  if (width < 40 || tooLong > rows.length / 20) return null
  const full = pairs.filter(([row, next]) => isFull(row, next, width))
  const goingOn = full.filter(([row, next]) => !isFinished(row) && /^[\p{Ll}\d]/u.test(next.text))
  return full.length >= pairs.length * 0.6 && goingOn.length >= full.length * 0.4 ? width : null
}

/** Whether `next` is the rest of a line that was broken only because it was full. */
export function isWrapped(row: Row, next: Row, width: number | null): boolean {
  if (width === null || !areNeighbours(row, next)) return false
  return isFull(row, next, width) || (!isFinished(row) && /^\p{Ll}/u.test(next.text))
}

function neighbours(rows: readonly Row[]): readonly (readonly [Row, Row])[] {
  return rows.flatMap((next, index): (readonly [Row, Row])[] => {
    const row = rows[index - 1]
    return row && areNeighbours(row, next) ? [[row, next]] : []
  })
}

function areNeighbours(row: Row, next: Row): boolean {
  const text = row.kind === 'text' && next.kind === 'text' && next.marker === null
  return text && next.blanksBefore === 0 && (row.marker !== null || next.indent <= row.indent)
}

/** Whether the first word of the next line would not have fitted, give or take a ragged edge. */
function isFull(row: Row, next: Row, width: number): boolean {
  const word = next.text.indexOf(' ')
  return columnsOf(row) + 1 + (word === -1 ? next.text.length : word) > width - 8
}

function isFinished(row: Row): boolean {
  return /[.!?:。！？]["”’)\]]*$/.test(row.text)
}

function columnsOf(row: Row): number {
  return row.indent + row.text.length
}
