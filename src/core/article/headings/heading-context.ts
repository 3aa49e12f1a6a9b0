import type { ReadLine } from './bare-line.ts'

/** The lines next to one, outwards. */
export interface Surroundings {
  readonly beforePrevious: ReadLine | undefined
  readonly previous: ReadLine | undefined
  readonly next: ReadLine | undefined
  readonly afterNext: ReadLine | undefined
  /** Whether the article has blank lines between its blocks. */
  readonly airy: boolean
}

/** What stands around line number `at`. */
export function aroundLine(lines: readonly ReadLine[], at: number, airy: boolean): Surroundings {
  return {
    beforePrevious: lines[at - 2],
    previous: lines[at - 1],
    next: lines[at + 1],
    afterNext: lines[at + 2],
    airy,
  }
}

/** How much what stands around a line makes it look like a heading. */
export function contextScore(own: ReadLine, around: Surroundings): number {
  return (
    nextScore(own, around) +
    runScore(own, around) +
    leadInScore(own, around.previous) +
    layoutScore(own, around)
  )
}

function nextScore(own: ReadLine, { next, afterNext }: Surroundings): number {
  if (!next || next.line.kind === 'rule') return -1
  if (next.line.kind === 'item' || (isLabelled(next) && isLabelled(afterNext))) return 0.5
  return (isTextBelow(own, next) ? 1.5 : 0) - (next.startsLower ? 1 : 0)
}

function isTextBelow(own: ReadLine, next: ReadLine | undefined): boolean {
  return next?.line.kind === 'text' && !next.isShort && next.words >= 12 && next.words >= 2 * own.words
}

/** A run of short lines is a list or an address, not headings; a heading may stand below a heading. */
function runScore(own: ReadLine, { beforePrevious, previous, next, afterNext }: Surroundings): number {
  if (isLabelled(own) && (isLabelled(previous) || isLabelled(next))) return -2
  if (own.ending === 'question' && (asks(previous) || asks(next))) return -2
  if (isLabelled(next) && isLabelled(afterNext)) return 0
  if (!isShort(next)) return isShort(previous) && isInRun(beforePrevious) ? -2 : 0
  if (isShort(previous)) return -2
  return next && isTextBelow(next, afterNext) ? 0 : -1
}

function isInRun(line: ReadLine | undefined): boolean {
  return isShort(line) || (line?.line.kind === 'text' && line.ending === 'colon')
}

function asks(line: ReadLine | undefined): boolean {
  return line?.line.kind === 'text' && line.ending === 'question'
}

function isShort(line: ReadLine | undefined): boolean {
  return line?.line.kind === 'text' && line.isShort
}

/** "Doors open: 10 am": such lines in a row are a list of their own. */
function isLabelled(line: ReadLine | undefined): boolean {
  return line?.line.kind === 'text' && line.words <= 12 && line.labelled
}

/** What follows "Among them:" is one of them, unless it is counted like a heading. */
function leadInScore({ numbered }: ReadLine, previous: ReadLine | undefined): number {
  return !numbered && previous?.line.kind === 'text' && previous.ending === 'colon' ? -1 : 0
}

function layoutScore(own: ReadLine, { previous, next, airy }: Surroundings): number {
  const insideBlock = airy && previous?.line.kind === 'text' && own.line.blanksBefore === 0
  const roomAbove = own.line.blanksBefore > (next?.line.blanksBefore ?? 0)
  return (own.line.underlined ? 4 : 0) + (roomAbove ? 1 : 0) - (insideBlock ? 4 : 0)
}
