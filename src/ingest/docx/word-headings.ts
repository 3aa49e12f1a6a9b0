import { furnitureWords } from '../../core/article/furniture/furniture-words.ts'
import { headingSigns } from '../../core/article/headings/heading-words.ts'
import { countWords } from '../../core/article/headings/headings.ts'
import { runsText } from '../../core/article/runs.ts'
import { isBold } from '../html/dom/dom-lines.ts'
import type { Piece } from '../html/dom/dom-pieces.ts'

/** A bold line of more words is a sentence that wants to be noticed. */
const mostWords = 14

type Words = Extract<Piece, { kind: 'words' }>

/** What a Word file says, and the line above it all that is its title, or null where none looks so. */
export interface TitledPieces {
  readonly title: string | null
  readonly pieces: readonly Piece[]
}

/**
 * Takes the title out of a file without the style for it: a short line that is all bold and stands above everything
 * but the lines that say who wrote it and when.
 */
export function takeTitle(pieces: readonly Piece[]): TitledPieces {
  const at = pieces.findIndex((piece) => !isByline(piece))
  const first = pieces[at]
  const below = pieces.slice(at + 1).find((piece) => !isByline(piece))
  if (first?.kind !== 'words' || below === undefined || !isBoldLine(first)) return { title: null, pieces }
  const title = runsText(first.runs)
  if (namesPart(title)) return { title: null, pieces }
  return { title, pieces: pieces.toSpliced(at, 1) }
}

/**
 * In a file whose writer used no heading styles, a short line that is all bold, does not end like a sentence and stands
 * above other words is a heading; not the lines at the top that say who wrote it and when.
 */
export function recoverHeadings(pieces: readonly Piece[]): readonly Piece[] {
  if (pieces.some(({ kind }) => kind === 'heading')) return pieces
  const top = pieces.findIndex((piece) => !isByline(piece))
  return pieces.map((piece, index) => {
    if (index < top || piece.kind !== 'words' || !isHeadingLine(piece, pieces[index + 1])) return piece
    const runs = piece.runs.map((run) => ({ ...run, marks: run.marks.filter((mark) => mark !== 'strong') }))
    return { kind: 'heading', level: 2, runs }
  })
}

function isHeadingLine(piece: Words, next: Piece | undefined): boolean {
  if (next === undefined || (next.kind === 'words' && isBold(next.runs))) return false
  return isBoldLine(piece)
}

function isBoldLine({ runs }: Words): boolean {
  const text = runsText(runs)
  return isBold(runs) && countWords(text) <= mostWords && !/[.!;,:…]["”’)]?$/.test(text)
}

/** No file says its language before it is read. */
const languages = ['en', 'de']
const bylines = languages
  .flatMap((language) => furnitureWords(language)?.lines ?? [])
  .filter(({ what }) => what === 'byline')
const signs = languages.map(headingSigns).filter((one) => one !== null)

function isByline(piece: Piece): boolean {
  if (piece.kind !== 'words') return false
  const text = runsText(piece.runs)
  const words = countWords(text)
  return bylines.some(({ pattern, mostWords }) => words <= mostWords && pattern.test(text))
}

/** Whether a line is the heading of a part, such as "Introduction" or "Step 1: Breathe", and so no title. */
function namesPart(text: string): boolean {
  return signs.some(({ wellKnown, counted }) => wellKnown.test(text) || counted.test(text))
}
