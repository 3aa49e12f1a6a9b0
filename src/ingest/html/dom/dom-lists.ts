import { runsText } from '../../../core/article/runs.ts'
import { bareRun, type Part, type Piece, withoutParts } from './dom-pieces.ts'

/** A list of the items among the pieces; what stands between items belongs to the one before it. */
export function listPieces(pieces: readonly Piece[], ordered: boolean, start = 1): readonly Piece[] {
  const items = itemsOf(pieces)
  if (items.length === 0) return []
  if (!items.some(hasHeading)) return [{ kind: 'list', ordered, start, items }]
  return items.flatMap((item, index) => (ordered ? numbered(item, start + index) : item))
}

function itemsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const items: Piece[][] = []
  for (const piece of pieces) {
    const last = items.at(-1)
    if (piece.kind === 'part') items.push([...withoutParts([piece])])
    else if (piece.kind === 'words' || !last) items.push([piece])
    else last.push(piece)
  }
  return items.filter((item) => item.length > 0)
}

function hasHeading(item: readonly Piece[]): boolean {
  return item.some(({ kind }) => kind === 'heading')
}

/** An item with a heading is a section of the page; its number goes into the heading. */
function numbered(item: readonly Piece[], number: number): readonly Piece[] {
  const first = item.findIndex(({ kind }) => kind === 'heading')
  return item.map((piece, index) => {
    if (index !== first || piece.kind !== 'heading' || /^\D{0,8}\d/.test(runsText(piece.runs))) return piece
    return { ...piece, runs: [bareRun(`${number}. `), ...piece.runs] }
  })
}

/** The terms of a definition list with what they mean, as items of the form "Term: meaning". */
export function termPieces(pieces: readonly Piece[]): readonly Piece[] {
  const items: (readonly Piece[])[] = []
  let terms: Part[] = []
  for (const piece of pieces) {
    if (piece.kind === 'part' && piece.tag === 'dt') {
      terms.push(piece)
      continue
    }
    items.push(meaningOf(terms, withoutParts([piece])))
    terms = []
  }
  if (terms.length > 0) items.push(meaningOf(terms, []))
  return listPieces(
    items.map((item): Piece => ({ kind: 'part', tag: 'li', columns: 1, rows: 1, pieces: item })),
    false,
  )
}

function meaningOf(terms: readonly Part[], meaning: readonly Piece[]): readonly Piece[] {
  const named = terms.flatMap((term) => withoutParts(term.pieces))
  const [term, ...others] = named
  const [first, ...rest] = meaning
  if (term?.kind !== 'words' || others.length > 0 || first?.kind !== 'words') return [...named, ...meaning]
  const between = /[\p{L}\p{N})\]”"’]$/u.test(runsText(term.runs)) ? ': ' : ' '
  return [{ kind: 'words', runs: [...term.runs, bareRun(between), ...first.runs] }, ...rest]
}
