import { holdsToken } from '../core/mail/field-token.ts'
import type { TextLine } from '../core/mail/template.ts'
import { TEXT_COLUMNS } from '../core/mail/wrap-text.ts'
import { type Place, textLine } from './text-line.ts'

/** A table in columns where it fits the width, else each row as its cells between bars. */
export function tableLines(rows: readonly (readonly string[])[], place: Place): TextLine[] {
  const widths = columnWidths(rows)
  const width = widths.reduce((sum, one) => sum + one + 2, place.rest.length)
  const fits = width <= TEXT_COLUMNS && !rows.flat().some(holdsToken)
  const lines = fits ? rows.map((row) => padded(row, widths)) : rows.map((row) => row.join(' | '))
  return lines.map((line, index) => {
    const at = index === 0 ? place : { first: place.rest, rest: place.rest, gap: null }
    return fits ? textLine(line, at, { verbatim: true }) : textLine(line, { ...at, rest: `${at.rest}  ` })
  })
}

function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
}

function padded(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((cell, column) => cell.padEnd(widths[column] ?? 0))
    .join('  ')
    .trimEnd()
}
