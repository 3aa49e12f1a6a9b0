import { countWords } from '../../core/article/headings/headings.ts'
import { runsText } from '../../core/article/runs.ts'
import { isBold } from '../html/dom/dom-lines.ts'
import type { Piece } from '../html/dom/dom-pieces.ts'

/** A bold line of more words is a sentence that wants to be noticed. */
const mostWords = 14

/**
 * In a file whose writer used no heading styles, a short line that is all bold, does not end like a sentence and stands
 * above other words is a heading.
 */
export function recoverHeadings(pieces: readonly Piece[]): readonly Piece[] {
  if (pieces.some(({ kind }) => kind === 'heading')) return pieces
  return pieces.map((piece, index) => {
    if (piece.kind !== 'words' || !isHeadingLine(piece, pieces[index + 1])) return piece
    const runs = piece.runs.map((run) => ({ ...run, marks: run.marks.filter((mark) => mark !== 'strong') }))
    return { kind: 'heading', level: 2, runs }
  })
}

function isHeadingLine({ runs }: Extract<Piece, { kind: 'words' }>, next: Piece | undefined): boolean {
  if (next === undefined || (next.kind === 'words' && isBold(next.runs))) return false
  const text = runsText(runs)
  return isBold(runs) && countWords(text) <= mostWords && !/[.!;,:…]["”’)]?$/.test(text)
}
