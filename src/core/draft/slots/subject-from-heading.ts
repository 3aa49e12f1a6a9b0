import type { Heading, Sentence } from '../../article/document.ts'
import { SUBORDINATE } from '../../language/clauses.ts'
import { isGenericHeading } from '../../language/generic-heading.ts'
import { midSentence, sentenceCase } from '../../language/names.ts'
import { upperFirst } from '../../language/words.ts'
import { phrase } from '../phrases.ts'
import { type Reading, topicTitles } from '../reading.ts'
import { LONGEST_SUBJECT } from '../subject-faults.ts'
import { type Quote, quote, type Wording } from '../wording.ts'

/** The heading itself, then what its number, colon or length leaves of it, best first. */
export function headingSubjects(heading: Heading, { names }: Reading): readonly Wording[] {
  const [sentence] = heading.sentences
  if (!sentence || isGenericHeading(sentence.text)) return []
  const bare = bareHeading(sentence)
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
    ...shortened(sentence, bare).map((part) => wording(asks ? asQuestion(part) : part, 'heading-shortened')),
  ]
}

/** Bold words at the start of a paragraph or an item, a heading in all but name. */
export function boldSubjects(sentence: Sentence): readonly Wording[] {
  const end = sentence.inlines.findIndex(({ marks }) => !marks.includes('strong'))
  const bold = sentence.inlines.slice(0, end < 0 ? undefined : end).map(({ text }) => text)
  const text = bold.join('').replace(/[\s.:!;,…]+$/, '')
  if (!/\s\p{Ll}/u.test(text) || /\bhere\b/i.test(text)) return []
  const whole = quote(sentence, /^(?:q|question):\s+/i.exec(text)?.[0].length ?? 0, text.length)
  const asks = whole.text.endsWith('?')
  return [whole, ...shortened(sentence, whole).map((part) => (asks ? asQuestion(part) : part))].map(
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
  const [first, second] = headings.map(bareText).filter((text) => text !== null)
  const { language, names } = reading
  if (!first || /[?!]$/.test(first.text)) return []
  const within = (part: Quote): Quote => ({ ...part, text: midSentence(part.text, names) })
  const start = { ...first, text: sentenceCase(first.text, names) }
  const both =
    second && !/[?!:]/.test(first.text + second.text)
      ? [phrase(language, 'subject-both', { first: start, second: within(second) })]
      : []
  const onTopic = topicTitles(reading).map((topic) => {
    return phrase(language, 'subject-topic', { topic, heading: within(first) })
  })
  return [...both, ...onTopic]
}

/** A heading once more, shortened if need be, for the part of its section that an earlier email began. */
export function continuedSubjects(heading: Heading, { language, names }: Reading): readonly Wording[] {
  const [sentence] = heading.sentences
  const bare = bareText(heading)
  if (!sentence || !bare || /[?!]$/.test(bare.text)) return []
  return [bare, ...halves(sentence, bare), ...shortened(sentence, bare)].map((part) => {
    return phrase(language, 'subject-continued', {
      heading: { ...part, text: sentenceCase(part.text, names) },
    })
  })
}

/** A question up to where it could end: "Are you passionate about technology?" */
export function questionSubjects(sentence: Sentence): readonly Wording[] {
  if (!/^\p{Lu}.*\?$/u.test(sentence.text) || /["“”]/.test(sentence.text)) return []
  return shortened(sentence, quote(sentence)).map((part) => ({
    text: `${part.text}?`,
    rule: 'short-question',
    origin: 'source',
    from: part.from,
  }))
}

function bareText(heading: Heading): Quote | null {
  const [sentence] = heading.sentences
  return sentence && !isGenericHeading(sentence.text) ? bareHeading(sentence) : null
}

const NUMBER = /^(?:(?:step|tip|part|lesson|rule|no\.?|#)\s*#?\d+\s*[.):–—-]?|\d+\s*[.):–—-])\s*(?=\S)/i

/** Without its number, the marks before it and its last punctuation mark. */
export function bareHeading(sentence: Sentence): Quote {
  const { text } = sentence
  const marks = /^[^\p{L}\p{N}“"‘'(]+/u.exec(text)?.[0].length ?? 0
  const start = marks + (NUMBER.exec(text.slice(marks))?.[0].length ?? 0)
  const end = start + text.slice(start).replace(/[\s.:!;,…]+$/, '').length
  return quote(sentence, start, end)
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

const BREAK =
  /\s+(?:in|on|for|with|through|during|across|at|from|within|without|beyond|after|before|when|while|because|so|as)\s|\s*[(,;]|\s+[–—]\s/gi

const UNENDED =
  /\p{L}{3}ed$|\b(?:and|or|to|the|an?|of|is|are|was|be|not|look|go|come|get|that|which|who|ways?|how)$/iu

/** Up to where a phrase begins that can be left out, the longest first. */
function shortened(sentence: Sentence, { text, from }: Quote): readonly Quote[] {
  if (text.length <= LONGEST_SUBJECT || (text.endsWith('?') && !VERB_SOON.test(text))) return []
  const start = from[0]?.start ?? 0
  return Array.from(text.matchAll(BREAK), ({ index }) => quote(sentence, start, start + index))
    .filter(({ text: part }) => !UNENDED.test(part) && !SUBORDINATE.test(part))
    .reverse()
}

// In other questions the verb may come last: "Would the position on this page appeal?"
const VERB_SOON =
  /^(?:what|how|why|who|where|when)\b|^(?:are|do|did|have|can|could|would|will|should|were) (?:you|we|they|I)\b/i
