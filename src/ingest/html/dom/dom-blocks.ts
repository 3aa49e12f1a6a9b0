import {
  type Composer,
  composeCode,
  composeDivider,
  composeHeading,
  composeImage,
  composeList,
  composeParagraph,
  composeQuote,
  composeTable,
  type ItemParts,
  startingAt,
} from '../../../core/article/compose-blocks.ts'
import type { Block } from '../../../core/article/document.ts'
import { domPieces } from './dom-flow.ts'
import { bareRun, type Piece } from './dom-pieces.ts'

/**
 * The blocks that a browser would show of an element: words, headings, lists, tables, images and code, and nothing
 * that runs or is filled in. Links and images get absolute addresses, read from `url` where they are relative.
 */
export function domBlocks(
  composer: Composer,
  element: Element,
  { url }: { readonly url: string | null },
): readonly Block[] {
  return composePieces(composer, domPieces(element, url))
}

/** Pieces cut into sentences, with the ids of their words. */
export function composePieces(composer: Composer, pieces: readonly Piece[]): readonly Block[] {
  return pieces.flatMap((piece): readonly (Block | null)[] => composePiece(composer, piece)).filter(isBlock)
}

function isBlock(block: Block | null): block is Block {
  return block !== null
}

function composePiece(composer: Composer, piece: Piece): readonly (Block | null)[] {
  switch (piece.kind) {
    case 'words':
      return [composeParagraph(composer, piece.runs)]
    case 'heading':
      return [composeHeading(composer, piece.level, piece.runs)]
    case 'code':
      return [composeCode(composer, piece.language, bareRun(piece.text))]
    case 'image':
      return [composeImage(composer, piece.url, piece.alt === '' ? [] : [bareRun(piece.alt)])]
    case 'divider':
      return [composeDivider(composer)]
    case 'list': {
      const items = piece.items.map((item) => itemParts(composer, item))
      return [startingAt(composeList(composer, piece.ordered, items), piece.start)]
    }
    case 'quote':
      return [composeQuote(composer, composePieces(composer, piece.pieces))]
    case 'table':
      return [composeTable(composer, piece.rows)]
    case 'part':
      return composePieces(composer, piece.pieces)
  }
}

function itemParts(composer: Composer, item: readonly Piece[]): ItemParts {
  const [first, ...rest] = item
  if (first?.kind === 'words') return { runs: first.runs, children: composePieces(composer, rest) }
  return { runs: [], children: composePieces(composer, item) }
}
