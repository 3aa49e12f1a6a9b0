import type { Run } from '../../../core/article/runs.ts'

/** What a page shows, in reading order and before it is cut into sentences. */
export type Piece =
  | { readonly kind: 'words'; readonly runs: readonly Run[] }
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly Run[] }
  | { readonly kind: 'code'; readonly language: string | null; readonly text: string }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string }
  | { readonly kind: 'divider' }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      /** The first number of an ordered list. */
      readonly start: number
      readonly items: readonly (readonly Piece[])[]
    }
  | { readonly kind: 'quote'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Run[])[])[] }
  | Part

/** What has its place only inside a list, a table or a figure; anywhere else it is the pieces that it holds. */
export interface Part {
  readonly kind: 'part'
  readonly tag: string
  /** How many columns and rows a cell covers. */
  readonly columns: number
  readonly rows: number
  readonly pieces: readonly Piece[]
}

/** A run in no style and without a place in a source. */
export function bareRun(text: string): Run {
  return { text, marks: [], place: null }
}

/** The pieces with each part replaced by what it holds. */
export function withoutParts(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece) => (piece.kind === 'part' ? withoutParts(piece.pieces) : [piece]))
}

/** How many paragraphs, headings, items and cells some pieces are. */
export function piecesCount(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + pieceCount(piece), 0)
}

function pieceCount(piece: Piece): number {
  switch (piece.kind) {
    case 'list':
      return piecesCount(piece.items.flat())
    case 'table':
      return piece.rows.flat().length
    case 'quote':
    case 'part':
      return piecesCount(piece.pieces)
    default:
      return 1
  }
}

/** All words of some pieces, as one text. */
export function piecesText(pieces: readonly Piece[]): string {
  return pieces.map(pieceText).join(' ')
}

function pieceText(piece: Piece): string {
  switch (piece.kind) {
    case 'words':
    case 'heading':
      return piece.runs.map(({ text }) => text).join('')
    case 'code':
      return piece.text
    case 'image':
      return piece.alt
    case 'divider':
      return ''
    case 'list':
      return piecesText(piece.items.flat())
    case 'table':
      return piece.rows
        .flat(2)
        .map(({ text }) => text)
        .join(' ')
    case 'quote':
    case 'part':
      return piecesText(piece.pieces)
  }
}
