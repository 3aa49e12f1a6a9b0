import type { Inline, Origin, Sentence, Span } from './document.ts'
import { splitSentences, trimSpan } from './sentences.ts'

/** Where code unit `index` of a run begins in the source; the run's length gives where its last one ends. */
export type Place = (index: number) => number

/** Words in one style as a reader finds them, white space not yet collapsed; no place where they are our own. */
export interface Run extends Inline {
  readonly place: Place | null
}

/** A run in no style that stands in the source letter by letter, from `start` on. */
export function plainRun(text: string, start: number): Run {
  return { text, marks: [], place: (index) => start + index }
}

/** The part of a run between two offsets of its text. */
export function sliceRun(run: Run, start: number, end: number): Run {
  const { place } = run
  return { ...run, text: run.text.slice(start, end), place: place && ((index) => place(start + index)) }
}

/** The words of the runs, joined and with white space collapsed. */
export function runsText(runs: readonly Run[]): string {
  return collapse(joined(runs))
}

/** How sentences are cut: `whole` makes one of all words, and the first gets the id `block:first`. */
export interface Cut {
  readonly block: string
  readonly first: number
  readonly language: string
  readonly origin: Origin
  readonly whole: boolean
}

/** The sentences of one paragraph; styles and links survive, also across a sentence's end. */
export function cutSentences(runs: readonly Run[], cut: Cut): readonly Sentence[] {
  const text = joined(runs)
  const all = trimSpan(text, { start: 0, end: text.length })
  const spans = cut.whole ? [all] : splitSentences(text, cut.language)
  const placed = placeRuns(runs)
  let from = 0
  return spans
    .filter(({ start, end }) => start < end)
    .map((span, index) => {
      while (endOf(placed[from]) <= span.start) from += 1
      const parts = partsWithin(placed, from, span)
      const inlines = collapseInlines(parts)
      return {
        id: `${cut.block}:${cut.first + index}`,
        text: inlines.map((inline) => inline.text).join(''),
        inlines,
        origin: cut.origin,
        span: cut.origin === 'source' ? sourceSpan(parts) : null,
      }
    })
}

/** One line of words: white space collapsed and trimmed. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

interface PlacedRun {
  readonly run: Run
  readonly start: number
}

interface Part {
  readonly run: Run
  readonly start: number
  readonly end: number
}

function joined(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}

function placeRuns(runs: readonly Run[]): readonly PlacedRun[] {
  let start = 0
  return runs.map((run) => {
    const placed = { run, start }
    start += run.text.length
    return placed
  })
}

function endOf(placed: PlacedRun | undefined): number {
  return placed ? placed.start + placed.run.text.length : Number.POSITIVE_INFINITY
}

function partsWithin(placed: readonly PlacedRun[], from: number, span: Span): readonly Part[] {
  const parts: Part[] = []
  for (let at = from; at < placed.length; at += 1) {
    const one = placed[at]
    if (!one || one.start >= span.end) break
    const start = Math.max(span.start - one.start, 0)
    const end = Math.min(span.end - one.start, one.run.text.length)
    if (start < end) parts.push({ run: one.run, start, end })
  }
  return parts
}

function sourceSpan(parts: readonly Part[]): Span | null {
  const first = parts[0]
  const last = parts.at(-1)
  if (!first?.run.place || !last?.run.place) return null
  return { start: first.run.place(first.start), end: last.run.place(last.end) }
}

function collapseInlines(parts: readonly Part[]): readonly Inline[] {
  const inlines: Inline[] = []
  let afterSpace = true
  for (const { run, start, end } of parts) {
    const spaced = run.text.slice(start, end).replace(/\s+/g, ' ')
    const text: string = afterSpace && spaced.startsWith(' ') ? spaced.slice(1) : spaced
    if (text === '') continue
    afterSpace = text.endsWith(' ')
    appendInline(inlines, run, text)
  }
  return inlines
}

function appendInline(inlines: Inline[], run: Run, text: string): void {
  const previous = inlines.at(-1)
  if (previous && sameStyle(previous, run)) {
    inlines[inlines.length - 1] = { ...previous, text: previous.text + text }
  } else {
    const { marks, href, unlinked } = run
    const linked = href === undefined ? { text, marks } : { text, marks, href }
    inlines.push(unlinked === undefined ? linked : { ...linked, unlinked })
  }
}

function sameStyle(left: Inline, right: Inline): boolean {
  const sameLink = left.href === right.href && left.unlinked === right.unlinked
  return sameLink && left.marks.join() === right.marks.join()
}
