import { cutAtTokens } from '../core/mail/field-token.ts'
import { textRows } from '../core/mail/merge.ts'
import type { CompiledTemplate, TextLine } from '../core/mail/template.ts'

/** Where a line of the text part stands: what goes before its rows, and the row above it. */
export type Place = Pick<TextLine, 'first' | 'rest' | 'gap'>

/** At the margin, below an empty row. */
export const PARAGRAPH: Place = { first: '', rest: '', gap: '' }

/** At the margin, right below the row above. */
export const NEXT_ROW: Place = { first: '', rest: '', gap: null }

/** Words, with the tokens of their fields, as a line. */
export function textLine(
  words: string,
  place: Place,
  more: Pick<TextLine, 'verbatim' | 'when'> = {},
): TextLine {
  return { pieces: cutAtTokens(words), ...place, ...more }
}

/** Wraps all lines that no field can change, once for all readers. */
export function finishLines(lines: readonly TextLine[]): CompiledTemplate['text'] {
  const finished: (string | TextLine)[] = []
  for (const line of lines) {
    const rows = isFixed(line) ? textRows(line, {}).join('\n') : line
    const before = finished.at(-1)
    if (typeof rows === 'string' && typeof before === 'string') finished.splice(-1, 1, `${before}\n${rows}`)
    else finished.push(rows)
  }
  return finished
}

function isFixed(line: TextLine): boolean {
  return line.when === undefined && line.pieces.every((piece) => typeof piece === 'string')
}
