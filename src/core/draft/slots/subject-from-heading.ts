import type { Heading, Sentence } from '../../article/document.ts'
import { beginsSubordinate } from '../../language/clauses.ts'
import { isGenericHeading } from '../../language/generic-heading.ts'
import { midSentence, sentenceCase } from '../../language/names.ts'
import { packOf } from '../../language/pack.ts'
import { upperFirst } from '../../language/words.ts'
import { hasPhrases, phrase } from '../phrases.ts'
import { type Reading, topicTitles } from '../reading.ts'
import { LONGEST_SUBJECT } from '../subject-faults.ts'
import { type Quote, quote, type Wording } from '../wording.ts'

/** The heading itself, then what its number, colon or length leaves of it, best first. */
export function headingSubjects(heading: Heading, { names, language }: Reading): readonly Wording[] {
  const [sentence] = heading.sentences
  if (!sentence || isGenericHeading(sentence.text, language) || trailsOff(sentence)) return []
  const bare = bareHeading(sentence, language)
  const asks = bare.text.endsWith('?')
  const wording = (part: Quote, rule: string): Wording => ({
    text: sentenceCase(part.text, names),
    rule,
    origin: 'source',
    from: part.from,
  })
  return [
    wording(bare, 'heading'),
    ...halves(sentence, bare).map((part) => wording(part, 'heading-half')),
    ...shortened(sentence, bare, language).map((part) =>
      wording(asks ? asQuestion(part) : part, 'heading-shortened'),
    ),
  ]
}

/** Bold words at the start of a paragraph or an item, a heading in all but name. */
export function boldSubjects(sentence: Sentence, { language }: Reading): readonly Wording[] {
  const words = packOf(language)?.subjects
  const end = sentence.inlines.findIndex(({ marks }) => !marks.includes('strong'))
  const bold = sentence.inlines.slice(0, end < 0 ? undefined : end).map(({ text }) => text)
  const text = bold.join('').replace(/[\s.:!;,…]+$/, '')
  if (!/\s\p{Ll}/u.test(text) || words?.pointing.test(text)) return []
  const whole = quote(sentence, words?.questionMark.exec(text)?.[0].length ?? 0, text.length)
  const asks = whole.text.endsWith('?')
  return [whole, ...shortened(sentence, whole, language).map((part) => (asks ? asQuestion(part) : part))].map(
    (part) => ({
      text: upperFirst(part.text),
      rule: 'bold-words',
      origin: 'source',
      from: part.from,
    }),
  )
}

/** A question cut short still asks. */
function asQuestion(part: Quote): Quote {
  return { ...part, text: `${part.text}?` }
}

/** A heading that is too short alone, with the next one or with the topic. */
export function shortHeadingSubjects(headings: readonly Heading[], reading: Reading): readonly Wording[] {
  const { language, names } = reading
  const [first, second] = headings
    .map((heading) => bareText(heading, language))
    .filter((text) => text !== null)
  if (!first || /[?!]$/.test(first.text)) return []
  const within = (part: Quote): Quote => ({ ...part, text: midSentence(part.text, names) })
  const start = { ...first, text: sentenceCase(first.text, names) }
  const both =
    second && hasPhrases(language) && !/[?!:]/.test(first.text + second.text)
      ? [phrase(language, 'subject-both', { first: start, second: within(second) })]
      : []
  const onTopic = topicTitles(reading).map((topic) => {
    return phrase(language, 'subject-topic', { topic, heading: within(first) })
  })
  return [...both, ...onTopic]
}

/** A question up to where it could end: "Are you passionate about technology?" */
export function questionSubjects(sentence: Sentence, { language }: Reading): readonly Wording[] {
  if (!/^\p{Lu}.*\?$/u.test(sentence.text) || /["“”]/.test(sentence.text)) return []
  return shortened(sentence, quote(sentence), language).map((part) => ({
    text: `${part.text}?`,
    rule: 'short-question',
    origin: 'source',
    from: part.from,
  }))
}

function bareText(heading: Heading, language: string): Quote | null {
  const [sentence] = heading.sentences
  const says = sentence && !isGenericHeading(sentence.text, language) && !trailsOff(sentence)
  return says ? bareHeading(sentence, language) : null
}

/** A heading that its text goes on with says only half of something. */
function trailsOff({ text }: Sentence): boolean {
  return /(?:…|\.\.\.)\s*$/.test(text)
}

const NUMBER = /^\d+\s*[.):–—-]\s*(?=\S)/

/** Without its number, the marks before it and its last punctuation mark. */
export function bareHeading(sentence: Sentence, language: string): Quote {
  const { text } = sentence
  const marks = /^[^\p{L}\p{N}“"‘'(]+/u.exec(text)?.[0].length ?? 0
  const start = marks + numberLength(text.slice(marks), language)
  const end = start + text.slice(start).replace(/[\s.:!;,…。：！；、،؛।]+$/, '').length
  return quote(sentence, start, end)
}

function numberLength(text: string, language: string): number {
  const number = packOf(language)?.headings.number ?? NUMBER
  return number.exec(text)?.[0].length ?? 0
}

function halves(sentence: Sentence, { text, from }: Quote): readonly Quote[] {
  const match = /:\s+|\s+[–—]\s+|—/.exec(text)
  const start = from[0]?.start ?? 0
  if (!match) return []
  const parts = [
    quote(sentence, start, start + match.index),
    quote(sentence, start + match.index + match[0].length, start + text.length),
  ]
  return parts.sort((one, other) => other.text.length - one.text.length)
}

/** Up to where a phrase begins that can be left out, the longest first; nothing without a pack. */
function shortened(sentence: Sentence, { text, from }: Quote, language: string): readonly Quote[] {
  const words = packOf(language)?.subjects
  if (!words || text.length <= LONGEST_SUBJECT) return []
  if (text.endsWith('?') && !words.verbSoon.test(text)) return []
  const start = from[0]?.start ?? 0
  return Array.from(text.matchAll(words.breaks), ({ index }) => quote(sentence, start, start + index))
    .filter(({ text: part }) => !words.unended.test(part) && !beginsSubordinate(part, language))
    .reverse()
}
