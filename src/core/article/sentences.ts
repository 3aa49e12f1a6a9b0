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
  const sentences: Span[] = []
  for (const next of rawSentences(readable, segmenterFor(language))) {
    const previous = sentences.at(-1)
    if (previous && belongTogether(readable, previous, next)) {
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

const titles =
  /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Mx|Prof|Rev|Hon|Gov|Sen|Rep|Gen|Lt|Sgt|St|Mt|e\.g|i\.e|vs|cf|approx)\.$/
const beforeNumber =
  /(?:^|[\s(])(?:Figs?|No|Nos|Vol|Ch|Sec|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|pp?)\.$/i
const mayEnd = /(?:^|[\s(])(?:Inc|Ltd|Co|Corp|Jr|Sr|etc|a\.m|p\.m)\.$/
const initials = /(?<![\p{L}\p{N}.])(?:\p{Lu}\.\s?)*\p{Lu}\.$/u
const listNumber = /^\(?(?:\d{1,3}|[a-z])[.)]$/
const opensSentence =
  /^(?:the|this|that|these|those|it|its|he|she|we|you|they|i|in|on|at|if|when|while|but|and|so|then|there|here|however|for|as|to|with|after|before|my|our|his|her|their|what|why|how|who|no|yes|not|a|an)\b/i

/** Whether the break between two neighbours is a false one: after an abbreviation, an initial, a list number. */
function belongTogether(text: string, previous: Span, next: Span): boolean {
  const left = text.slice(Math.max(previous.start, previous.end - 60), previous.end).trimEnd()
  const right = text.slice(next.start, next.end).trimStart()
  const head = right.slice(0, 60).replace(/^["'“‘«([]+/, '')
  if (!hasWord(right) || !hasWord(text.slice(previous.start, previous.end))) return true
  if (/^\p{Ll}/u.test(head) && !/^\p{Ll}+\p{Lu}/u.test(head)) return true
  if (previous.end - previous.start < 10 && listNumber.test(left)) return true
  if (initials.test(left)) return !opensSentence.test(head)
  return titles.test(left) || (/^\d/.test(head) && (beforeNumber.test(left) || mayEnd.test(left)))
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
