import type { Run } from '../../../core/article/runs.ts'
import { bareRun, type Piece } from './dom-pieces.ts'

/** What a line break is among the runs of a paragraph: no other run holds one. */
export const lineBreak = '\n'

/**
 * The paragraphs in words with line breaks: two breaks in a row part them, and so does one after a line in bold
 * that stands above others, or before a line that begins with a bullet. Any other break is a space.
 */
export function paragraphsOf(runs: readonly Run[]): readonly Piece[] {
  if (!runs.some(({ text }) => text === lineBreak)) return [{ kind: 'words', runs }]
  const paragraphs: Run[][] = [[]]
  let previous: readonly Run[] = []
  for (const line of splitLines(runs)) {
    if (!hasWords(line) || bulletOf(line) !== null || standsAbove(previous, line)) paragraphs.push([])
    else if (previous.length > 0) paragraphs.at(-1)?.push(bareRun(' '))
    for (const run of line) paragraphs.at(-1)?.push(run)
    previous = line
  }
  return paragraphs.filter(hasWords).map((words) => ({ kind: 'words', runs: words }))
}

function splitLines(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    if (run.text === lineBreak) lines.push([])
    else lines.at(-1)?.push(run)
  }
  return lines
}

/** Whether any of the runs shows anything. */
export function hasWords(runs: readonly Run[]): boolean {
  return runs.some(({ text }) => /\S/.test(text))
}

/** Whether all that the runs show is in bold. */
export function isBold(runs: readonly Run[]): boolean {
  return hasWords(runs) && runs.every(({ text, marks }) => marks.includes('strong') || !/\S/.test(text))
}

function standsAbove(line: readonly Run[], next: readonly Run[]): boolean {
  return isBold(line) && !isBold(next)
}

const bullet = /^\s*[●•◦▪■‣►▶➤✓✔✅·]\s*/u

function bulletOf(runs: readonly Run[]): string | null {
  return bullet.exec(runs.find(({ text }) => /\S/.test(text))?.text ?? '')?.[0] ?? null
}

/** Neighbouring paragraphs that each begin with a bullet are a list. */
export function joinBullets(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  let items: (readonly Piece[])[] = []
  for (const piece of pieces) {
    const mark = piece.kind === 'words' ? bulletOf(piece.runs) : null
    if (piece.kind !== 'words' || mark === null) {
      items = []
      joined.push(piece)
      continue
    }
    if (items.length === 0) joined.push({ kind: 'list', ordered: false, start: 1, items })
    items.push([{ kind: 'words', runs: withoutStart(piece.runs, mark) }])
  }
  return joined
}

function withoutStart(runs: readonly Run[], start: string): readonly Run[] {
  const index = runs.findIndex(({ text }) => /\S/.test(text))
  const [first, ...rest] = runs.slice(index)
  return first ? [{ ...first, text: first.text.slice(start.length) }, ...rest] : runs
}
