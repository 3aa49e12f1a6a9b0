import { type Run, runsText } from '../../../core/article/runs.ts'
import { hasWords } from './dom-lines.ts'
import { bareRun, type Part, type Piece, withoutParts } from './dom-pieces.ts'

/** More columns than this, cells than that, or words in a cell, and a table is no table that an email can show. */
const mostColumns = 20
const mostCells = 5000
const mostLetters = 600

/**
 * A table with its captions above it. One that only arranges blocks (a single row or column, blocks or long texts in
 * its cells) is those blocks.
 */
export function tablePieces(pieces: readonly Piece[]): readonly Piece[] {
  const rows = rowsOf(pieces)
  const around = pieces.filter((piece) => !isRow(piece) && !isCell(piece))
  const grid = isData(rows) ? gridOf(rows) : null
  const inside: readonly Piece[] = grid ? [{ kind: 'table', rows: grid }] : rows.flat()
  return withoutParts([...around, ...inside])
}

/** Cells that stand outside of a row make one of their own. */
function rowsOf(pieces: readonly Piece[]): readonly (readonly Part[])[] {
  const rows: Part[][] = []
  let loose: Part[] = []
  for (const piece of pieces) {
    if (isRow(piece)) {
      loose = []
      rows.push(piece.pieces.filter(isCell))
    } else if (isCell(piece)) {
      if (loose.length === 0) rows.push(loose)
      loose.push(piece)
    }
  }
  return rows.filter((row) => row.length > 0)
}

function isRow(piece: Piece): piece is Part {
  return piece.kind === 'part' && piece.tag === 'tr'
}

function isCell(piece: Piece): piece is Part {
  return piece.kind === 'part' && (piece.tag === 'td' || piece.tag === 'th')
}

function isData(rows: readonly (readonly Part[])[]): boolean {
  const columns = widthOf(rows)
  const cells = columns * rows.length
  if (rows.length < 2 || columns < 2 || columns > mostColumns || cells > mostCells) return false
  return rows.flat().every(({ pieces }) => isLine(pieces))
}

/** Whether a cell holds what fits in a line of a table: one short paragraph, with or without images. */
function isLine(pieces: readonly Piece[]): boolean {
  const [words, ...others] = pieces.filter(({ kind }) => kind !== 'image')
  if (words === undefined) return true
  return others.length === 0 && words.kind === 'words' && runsText(words.runs).length <= mostLetters
}

function widthOf(rows: readonly (readonly unknown[])[]): number {
  return rows.reduce((widest, row) => Math.max(widest, row.length), 0)
}

/** All rows with the same columns: those with words in any row. What a cell covers beside itself is empty. */
function gridOf(rows: readonly (readonly Part[])[]): readonly (readonly (readonly Run[])[])[] {
  const covered: number[] = []
  const grid = rows.map((row) => placeRow(row, covered))
  const columns = Array.from({ length: widthOf(grid) }, (_, column) => column)
  const shown = columns.filter((column) => grid.some((row) => hasWords(row[column] ?? [])))
  return grid.map((row) => shown.map((column) => row[column] ?? []))
}

/**
 * The cells of a row at their columns; `covered` counts for each column the rows that a cell above still covers.
 * Beyond the last column that a table may have, nothing is covered.
 */
function placeRow(row: readonly Part[], covered: number[]): readonly (readonly Run[])[] {
  const cells: (readonly Run[])[] = []
  const skipCovered = (): void => {
    for (let left = covered[cells.length] ?? 0; left > 0; left = covered[cells.length] ?? 0) {
      covered[cells.length] = left - 1
      cells.push([])
    }
  }
  for (const cell of row) {
    skipCovered()
    const end = Math.min(cells.length + cell.columns, mostColumns)
    for (let column = cells.length; column < end; column += 1) covered[column] = cell.rows - 1
    cells.push(cellRuns(cell.pieces))
    while (cells.length < end) cells.push([])
  }
  skipCovered()
  return cells
}

function cellRuns(pieces: readonly Piece[]): readonly Run[] {
  return pieces.flatMap((piece): readonly Run[] => {
    if (piece.kind === 'image') return piece.alt === '' ? [] : [bareRun(` ${piece.alt} `)]
    return piece.kind === 'words' ? piece.runs : []
  })
}
