import { hasLoosePronoun, startsDangling } from '../dangling.ts'
import type { Heading, Sentence } from '../document.ts'
import type { Slot } from '../draft.ts'
import { isImperative } from '../imperative.ts'
import { keyPhrases } from '../key-phrases.ts'
import { midSentence } from '../names.ts'
import type { Passage } from '../passage.ts'
import { phrase } from '../phrases.ts'
import { type Reading, topicTitles } from '../reading.ts'
import { subjectFaults, subjectsAlike } from '../subject-faults.ts'
import { quote, quotePlace, slotOf, type Wording } from '../wording.ts'
import { upperFirst } from '../words.ts'
import { continuedSubjects, headingSubjects, shortHeadingSubjects } from './subject-from-heading.ts'
import { listSubjects } from './subject-from-list.ts'

/** Subjects of the lessons in order; each passes every check of a subject, and no two are alike. */
export function lessonSubjects(passages: readonly Passage[], reading: Reading): readonly Slot[] {
  const slots: Slot[] = []
  for (const [index, passage] of passages.entries()) {
    const sound = candidates(passage, reading).filter(({ text }) => subjectFaults(text).length === 0)
    const taken = slots.map(({ text }) => text)
    const fresh = sound.filter(({ text }) => !taken.some((other) => subjectsAlike(text, other, reading)))
    slots.push(slotOf(fresh.length > 0 ? fresh : numberedSubjects(index + 1, reading)))
  }
  return slots
}

/** Every wording that the passage offers, best first. */
function candidates(passage: Passage, reading: Reading): readonly Wording[] {
  const { headings } = passage
  const own = passage.opensSection ? headings : headings.slice(1)
  const begun = passage.opensSection ? undefined : headings[0]
  const lists = listSubjects(passage, reading)
  const [lead = [], ...others] = own.map((heading) => headingSubjects(heading, reading))
  return [
    ...(saysMore(lead[0], lists[0]) ? [...lead, ...lists] : [...lists, ...lead]),
    ...shortHeadingSubjects(own, reading),
    ...others.flat(),
    ...boldSubjects(passage),
    ...sentenceSubjects(passage),
    ...continued(begun, reading),
    ...closerLooks(passage, reading),
  ]
}

/** Whether a heading says more than a count of items: it raises a question or asks for something. */
function saysMore(heading: Wording | undefined, list: Wording | undefined): boolean {
  if (!heading || list?.rule === 'subject-count') return true
  return /^(?:how|why|what|when|where|who)\b/i.test(heading.text) || isImperative(heading.text)
}

function continued(heading: Heading | undefined, reading: Reading): readonly Wording[] {
  return heading ? continuedSubjects(heading, reading) : []
}

/** Words in bold at the start of a paragraph or item: a heading in all but name. */
function boldSubjects({ quotable }: Passage): readonly Wording[] {
  return quotable.flatMap((sentence): readonly Wording[] => {
    const [first] = sentence.inlines
    if (!first?.marks.includes('strong')) return []
    const text = first.text.replace(/[\s.:!;,…]+$/, '')
    return [
      { ...quote(sentence, 0, text.length), text: upperFirst(text), rule: 'bold-words', origin: 'source' },
    ]
  })
}

/** A sentence that is short enough and says who and what it is about. */
function sentenceSubjects({ quotable }: Passage): readonly Wording[] {
  return quotable.filter(isQuotable).map((sentence) => {
    const text = sentence.text.replace(/\.$/, '')
    return { ...quote(sentence, 0, text.length), text, rule: 'short-sentence', origin: 'source' }
  })
}

function isQuotable({ text }: Sentence): boolean {
  return (
    /^[\p{Lu}\p{N}](?!here\b).*[^.][.?]$/u.test(text) &&
    !/["“”]/.test(text) &&
    !startsDangling(text) &&
    !hasLoosePronoun(text)
  )
}

const MOST_WORDS = 6

/** What this passage keeps coming back to. */
function closerLooks({ sentences }: Passage, { language, names }: Reading): readonly Wording[] {
  const texts = sentences.map(({ text }) => text)
  return keyPhrases(texts, language, MOST_WORDS)
    .filter(({ words }) => words > 1)
    .map(({ text }) => ({ text: midSentence(text, names), from: quotePlace(sentences, text) }))
    .filter(({ text }) => !/\p{Lu}/u.test(text))
    .map((words) => {
      return phrase(language, 'subject-closer', { words })
    })
}

/** What is always possible, and never twice the same. */
function numberedSubjects(number: number, reading: Reading): readonly Wording[] {
  const { language } = reading
  const named = topicTitles(reading).map((topic) => {
    return phrase(language, 'subject-part', { topic, number: String(number) })
  })
  const plain = phrase(language, 'subject-part-plain', { number: String(number) })
  return [...named, plain].filter(({ text }) => subjectFaults(text).length === 0)
}
