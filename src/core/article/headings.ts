import { splitSentences } from './sentences.ts'

/** A line next to a possible heading. */
export interface Neighbour {
  readonly text: string
  readonly bullet: boolean
}

/** A line of bare text with what stands around it. Blank lines are counted, an underline is === or ---. */
export interface HeadingCandidate {
  readonly text: string
  readonly previous: Neighbour | null
  readonly next: Neighbour | null
  readonly blanksBefore: number
  readonly blanksAfter: number
  readonly underlined: boolean
}

/** From this score on a line is a heading (F1 .851 on 757 real articles whose markup was taken away). */
export const headingThreshold = 2.5

/** How much a line without markup looks like a heading, mostly from what stands around it. */
export function headingScore(line: HeadingCandidate): number {
  if (line.next === null || line.text.length > 200) return -3
  const own = endScore(line.text) + sizeScore(line.text) + wordScore(line.text)
  return own + nextScore(line, line.next) + runScore(line) + layoutScore(line)
}

const enumeration =
  /^(?:(?:step|part|tip|lesson|chapter|section|rule|day|phase|stage|reason|way|myth|question|mistake|idea|no\.|#)\s*\d{1,3}\s*[.):–—-]?|\(?\d{1,3}\s*[.):–—-])\s+(?=\p{L})/iu
const wellKnown =
  /^(?:conclusion|introduction|summary|final thoughts|faqs?\b|frequently asked|step \w+\b|part \w+\b|tip\b)/i
const smallWords = new Set(
  'a an and as at but by for from in into is it its nor of off on or over per so than that the their to up via vs we with you your'.split(
    ' ',
  ),
)

function endScore(text: string): number {
  if (/(?:…|\.\.\.)$/.test(text)) return 0
  if (/[.!;,]["”’)]?$/.test(text)) return -3
  if (/[:：]$/.test(text)) return -1.5
  if (!/[?？]["”’)]?$/.test(text)) return 1.5
  return /^(?:how|why|what|when|where|who|which|can|could|should|is|are|do|does|will)\b/i.test(text) ? 1 : 0
}

function sizeScore(text: string): number {
  const words = countWords(text)
  const byWords = words <= 12 ? 1 : words > 16 ? -3 : 0
  return byWords - (text.length > 90 ? 2 : 0)
}

const quotation = /^["“„«].*["”»]$/
const contact = /\S@\S+\.\S|https?:\/\/|www\.|\+?\d[\d\s().-]{7,}\d/
const pointer =
  /^(?:read (?:more|on|next)|share (?:this|on|via)|(?:photo|image|picture) (?:credit|by)|credit:|source:|related(?::| (?:articles|posts|reading))|tags?:)/i
const byline =
  /^(?:[—–]|by\s+\p{Lu}|written by|posted (?:by|on|in)|published (?:by|on)|(?:last )?updated|reviewed by)/iu
const date = /^(?:\p{L}+,? )?(?:\d{1,2}\.? )?\p{L}{3,9}\.? (?:\d{1,2}, )?\d{4}$/u

function wordScore(text: string): number {
  const bare = text.replace(enumeration, '')
  const evidence: readonly (readonly [boolean, number])[] = [
    [capitalisedShare(bare) >= 0.75, 1.5],
    [isAllCaps(bare), 1],
    [/^\p{Ll}/u.test(bare), -1.5],
    [bare !== text || wellKnown.test(text), 1],
    [splitSentences(bare, 'en').length > 1, -3],
    [quotation.test(text), -2],
    [contact.test(text) || pointer.test(text) || byline.test(text) || date.test(text), -4],
  ]
  return evidence.reduce((score, [holds, points]) => score + (holds ? points : 0), 0)
}

function nextScore(line: HeadingCandidate, next: Neighbour): number {
  if (next.bullet) return 0.5
  const words = countWords(next.text)
  return words >= 12 && words >= 2 * countWords(line.text) ? 1.5 : 0
}

/** A run of short lines is a list or an address, not headings. */
function runScore({ previous, next }: HeadingCandidate): number {
  if (!isShortLine(next)) return 0
  return isShortLine(previous) ? -2 : -1
}

function layoutScore({ blanksBefore, blanksAfter, underlined }: HeadingCandidate): number {
  return (underlined ? 4 : 0) + (blanksBefore > blanksAfter ? 1 : 0)
}

function isShortLine(line: Neighbour | null): boolean {
  return line !== null && !line.bullet && countWords(line.text) <= 12 && !/[.!?:;,…]["”’)]?$/.test(line.text)
}

function capitalisedShare(text: string): number {
  const content = text
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word) && !smallWords.has(word.toLowerCase()))
  const capitalised = content.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word))
  return content.length === 0 ? 0 : capitalised.length / content.length
}

function isAllCaps(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
}

/** Words as a reader counts them: what white space separates. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}
