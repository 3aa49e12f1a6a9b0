import { standaloneClauses } from '../../language/clauses.ts'
import { hasLoosePronoun } from '../../language/dangling.ts'
import { isImperative } from '../../language/imperative.ts'
import { isTelling, keyPhrases, readsWithoutArticle } from '../../language/key-phrases.ts'
import { midSentence } from '../../language/names.ts'
import { packOf } from '../../language/pack.ts'
import { upperFirst, wordCount } from '../../language/words.ts'
import type { Slot } from '../draft.ts'
import type { Passage } from '../passage.ts'
import { hasPhrases, phrase } from '../phrases.ts'
import { type Reading, topicTitles } from '../reading.ts'
import { subjectFaults, subjectsAlike } from '../subject-faults.ts'
import { keepingWords, quote, quotePlace, slotOf, type Wording } from '../wording.ts'
import { type Relevance, relevanceTo } from './relevance.ts'
import {
  boldSubjects,
  headingSubjects,
  questionSubjects,
  shortHeadingSubjects,
} from './subject-from-heading.ts'
import { listSubjects } from './subject-from-list.ts'
import { thingSubjects } from './subject-from-things.ts'

/** Subjects of the lessons in order; each passes every check of a subject, and no two are alike, nor like one that is kept. */
export function lessonSubjects(
  passages: readonly Passage[],
  reading: Reading,
  kept: readonly (Slot | null)[] = [],
): readonly Slot[] {
  const slots: Slot[] = []
  for (const [index, passage] of passages.entries()) {
    const sound = candidates(passage, reading).filter(
      ({ text }) => subjectFaults(text, reading.language).length === 0,
    )
    const later = kept[index] ? [] : kept.slice(index + 1).flatMap((slot) => slot?.text ?? [])
    const taken = [...slots.map(({ text }) => text), ...later]
    const fresh = sound.filter(({ text }) => !taken.some((other) => subjectsAlike(text, other, reading)))
    const planned = slotOf(fresh.length > 0 ? fresh : numberedSubjects(index + 1, reading))
    slots.push(keepingWords(planned, kept[index]))
  }
  return slots
}

/** Every wording that the passage offers, best first. */
function candidates(passage: Passage, reading: Reading): readonly Wording[] {
  const { headings } = passage
  const relevance = relevanceTo(passage, reading)
  const lists = listSubjects(passage, reading)
  const [lead = [], ...others] = headings.map((heading) => headingSubjects(heading, reading))
  return [
    ...(saysMore(lead[0], lists[0], reading) ? [...lead, ...lists] : [...lists, ...lead]),
    ...shortHeadingSubjects(headings, reading),
    ...others.flat(),
    ...passage.quotable.flatMap((sentence) => boldSubjects(sentence, reading)),
    ...sentenceSubjects(passage, reading, relevance),
    ...(hasPhrases(reading.language) ? thingSubjects(passage, reading, relevance) : []),
    ...passage.quotable.flatMap((sentence) => questionSubjects(sentence, reading)),
    ...(hasPhrases(reading.language) ? closerLooks(passage, reading) : []),
  ]
}

/** Whether a heading says more than a count of items: it raises a question or asks for something. */
function saysMore(heading: Wording | undefined, list: Wording | undefined, { language }: Reading): boolean {
  if (!heading || list?.rule === 'subject-count') return true
  const asks = packOf(language)?.subjects.question.test(heading.text) ?? false
  return asks || isImperative(heading.text, language)
}

/** Sentences that are short enough and say who and what they are about, then clauses of longer ones. */
function sentenceSubjects(
  { quotable }: Passage,
  { language }: Reading,
  relevance: Relevance,
): readonly Wording[] {
  const clauses = quotable.flatMap((sentence) => {
    return standaloneClauses(sentence.text, language).map(({ start, end }) => {
      const part = quote(sentence, start, end)
      const rule = end - start === sentence.text.length ? 'short-sentence' : 'short-clause'
      const wording: Wording = { text: withoutStop(part.text), rule, origin: 'source', from: part.from }
      return wording
    })
  })
  const clear = clauses
    .filter(({ text }) => !isUnfit(text, language) && !hasLoosePronoun(text, language))
    .filter((wording) => !isCut(wording) || saysEnough(wording, language))
  const scored = clear.map((wording) => ({
    wording,
    score: relevance(wording.text) - (isCut(wording) ? CUT : 0),
  }))
  return scored.sort((one, other) => other.score - one.score).map(({ wording }) => wording)
}

function isUnfit(text: string, language: string): boolean {
  return /["“”„«»「」]|^[‘']/.test(text) || (packOf(language)?.subjects.unfit.test(text) ?? false)
}

function withoutStop(text: string): string {
  return upperFirst(text.replace(/[.。।۔॥]$/, ''))
}

/** Of a longer sentence, "I was glad" alone says too little. */
function saysEnough({ text }: Wording, language: string): boolean {
  const firstPerson = packOf(language)?.subjects.firstPerson.test(text) ?? false
  return isImperative(text, language) || (wordCount(text) >= FEWEST_WORDS && !firstPerson)
}

const FEWEST_WORDS = 4

/** A sentence that stands as its writer wrote it is worth more. */
const CUT = 0.3

function isCut({ rule }: Wording): boolean {
  return rule === 'short-clause'
}

const MOST_WORDS = 6

/** What this passage keeps coming back to. */
function closerLooks({ sentences }: Passage, { language, names }: Reading): readonly Wording[] {
  const texts = sentences.map(({ text }) => text)
  return keyPhrases(texts, language, MOST_WORDS)
    .filter((one) => isTelling(one, language))
    .map(({ text }) => ({ text: midSentence(text, names), from: quotePlace(sentences, text) }))
    .filter(({ text }) => readsWithoutArticle(text, language))
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
  return [...named, plain].filter(({ text }) => subjectFaults(text, language).length === 0)
}
