import { runsText } from '../../../core/article/runs.ts'
import { joinBullets } from './dom-lines.ts'
import { listPieces, termPieces } from './dom-lists.ts'
import { type Piece, withoutParts } from './dom-pieces.ts'
import { tablePieces } from './dom-tables.ts'

/** Lists and quotations deeper than this join the deepest: an email can show no more. */
const deepestNesting = 6

/** Whether what an element holds is gathered before it gets its place; `nesting` counts lists and quotations around. */
export function opensPart(tag: string, nesting: number): boolean {
  if (/^(?:ol|ul|menu|dir|dl|blockquote)$/.test(tag)) return nesting < deepestNesting
  if (/^(?:li|dt|dd)$/.test(tag)) return nesting <= deepestNesting && nesting > 0
  return /^(?:table|tr|td|th|caption|figure|figcaption)$/.test(tag)
}

/** Where an ordered list begins to count: HTML's `start`, as long as it is a number that a list may show. */
function firstNumber(element: Element): number {
  const start = element.getAttribute('start') ?? ''
  return /^\d{1,9}$/.test(start) ? Number(start) : 1
}

/** What an element that opened a part makes of what it holds. */
export function closePieces(element: Element, tag: string, pieces: readonly Piece[]): readonly Piece[] {
  switch (tag) {
    case 'ol':
    case 'ul':
    case 'menu':
    case 'dir':
      return listPieces(pieces, tag === 'ol', firstNumber(element))
    case 'dl':
      return termPieces(pieces)
    case 'blockquote': {
      const inside = joinBullets(withoutParts(pieces))
      return inside.length === 0 ? [] : [{ kind: 'quote', pieces: inside }]
    }
    case 'table':
      return tablePieces(pieces)
    case 'figure':
      return figurePieces(pieces)
    default: {
      const [columns, rows] = [spanOf(element, 'colspan'), spanOf(element, 'rowspan')]
      return [{ kind: 'part', tag, columns, rows, pieces: tag === 'tr' ? pieces : joinBullets(pieces) }]
    }
  }
}

function spanOf(element: Element, name: string): number {
  const span = Number(element.getAttribute(name) ?? 1)
  return Number.isInteger(span) && span >= 1 ? Math.min(span, 1000) : 1
}

/** The caption of a figure follows what it is about; alternative words that only repeat it are left to it. */
function figurePieces(pieces: readonly Piece[]): readonly Piece[] {
  const isCaption = (piece: Piece): boolean => piece.kind === 'part' && piece.tag === 'figcaption'
  const captions = withoutParts(pieces.filter(isCaption))
  const said = new Set(captions.map((piece) => (piece.kind === 'words' ? runsText(piece.runs) : '')))
  const shown = withoutParts(pieces.filter((piece) => !isCaption(piece))).map((piece) =>
    piece.kind === 'image' && said.has(piece.alt) ? { ...piece, alt: '' } : piece,
  )
  return [...shown, ...captions]
}
