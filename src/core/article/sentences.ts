import type { StopRules } from '../language/language-pack.ts'
import { packOf } from '../language/pack.ts'
import { stops as english } from '../language/packs/english/stops.ts'
import type { Span } from './document.ts'

/** The segmenter copies its whole input into each segment, so it only ever sees this many code units. */
const chunkLength = 2000

/**
 * Sentences of one paragraph as offsets into `text`, trimmed, in order, without overlap: every character
 * that is not white space is in exactly one. Line breaks count as spaces. Time grows with the length only.
 */
export function splitSentences(text: string, language: string): readonly Span[] {
  const flat = text.replace(/\s/g, ' ')
  const readable = hideNoteMarks(flat)
  const stops = packOf(language)?.stops ?? english
  const sentences: Span[] = []
  for (const next of rawSentences(readable, segmenterFor(language))) {
    const previous = sentences.at(-1)
    if (previous && belongTogether(readable, { previous, next, stops })) {
      sentences[sentences.length - 1] = { start: previous.start, end: next.end }
    } else sentences.push(next)
  }
  return sentences.map((sentence) => trimSpan(flat, sentence)).filter(({ start, end }) => start < end)
}

/** A note's number right after a full stop, as in "so it was.[2]", ends the sentence with it: read it as spaces. */
function hideNoteMarks(text: string): string {
  return text.replace(/(?<=[.!?…]["”’)]?)(?:\[\d{1,3}\])+/g, (marks) => ' '.repeat(marks.length))
}

/** The same place without the white space at its two ends. */
export function trimSpan(text: string, { start, end }: Span): Span {
  const inside = text.slice(start, end)
  const from = start + inside.length - inside.trimStart().length
  return { start: from, end: Math.max(from, start + inside.trimEnd().length) }
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known) return known
  const made = new Intl.Segmenter(language, { granularity: 'sentence' })
  segmenters.set(language, made)
  return made
}

/** What the segmenter finds, chunk by chunk: the last sentence of a chunk is read again with what follows it. */
function rawSentences(text: string, segmenter: Intl.Segmenter): readonly Span[] {
  const found: Span[] = []
  let start = 0
  let at = 0
  while (at < text.length) {
    const end = chunkEnd(text, at)
    const lengths = Array.from(segmenter.segment(text.slice(at, end)), ({ segment }) => segment.length)
    const whole = end === text.length ? lengths : lengths.slice(0, -1)
    for (const length of whole) {
      at += length
      found.push({ start, end: at })
      start = at
    }
    if (whole.length === 0) at = end
  }
  return found
}

function chunkEnd(text: string, at: number): number {
  const end = Math.min(at + chunkLength, text.length)
  const code = text.charCodeAt(end)
  return code >= 0xdc00 && code <= 0xdfff ? end + 1 : end
}

const initials = /(?<![\p{L}\p{N}.])(?:\p{Lu}\.\s?)*\p{Lu}\.$/u
const listNumber = /^\(?(?:\d{1,3}|[a-z])[.)]$/
// Where no space stands before it, the segmenter leaves an opening mark with the sentence before.
const openMark = /[「『《（]$|^[^„]*“$/
const closeMark = /^[」』》）»”]/

interface Break {
  readonly previous: Span
  readonly next: Span
  readonly stops: StopRules
}

/** Whether the break between two neighbours is a false one: after an abbreviation, an initial, a list number. */
function belongTogether(text: string, { previous, next, stops }: Break): boolean {
  const left = text.slice(Math.max(previous.start, previous.end - 60), previous.end).trimEnd()
  const right = text.slice(next.start, next.end).trimStart()
  const head = right.slice(0, 60).replace(/^["'“‘«([]+/, '')
  if (!hasWord(right) || !hasWord(text.slice(previous.start, previous.end))) return true
  if (/^\p{Ll}/u.test(head) && !/^\p{Ll}+\p{Lu}/u.test(head)) return true
  if (previous.end - previous.start < 10 && listNumber.test(left)) return true
  if (openMark.test(left) || closeMark.test(right)) return true
  if (stops.abbreviation.test(left)) return true
  if (initials.test(left) || stops.ordinal.test(left)) return !stops.opener.test(head)
  return /^\d/.test(head) && stops.beforeNumber.test(left)
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
