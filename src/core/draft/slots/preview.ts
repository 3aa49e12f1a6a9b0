import { type Block, blockSentences, type Sentence } from '../../article/document.ts'
import { standaloneClauses } from '../../language/clauses.ts'
import { hasLoosePronoun, leadingConnective } from '../../language/dangling.ts'
import { displayWidth } from '../../language/display-width.ts'
import { isGenericHeading } from '../../language/generic-heading.ts'
import { isImperative } from '../../language/imperative.ts'
import { isTelling, keyPhrases, readsWithoutArticle } from '../../language/key-phrases.ts'
import { midSentence } from '../../language/names.ts'
import { sensitiveWord } from '../../language/sensitive.ts'
import { scoreSentences } from '../../language/sentence-score.ts'
import { stem } from '../../language/stem.ts'
import { isStopWord } from '../../language/stop-words.ts'
import { upperFirst, wordPlaces, wordsOf } from '../../language/words.ts'
import type { Slot } from '../draft.ts'
import type { Passage } from '../passage.ts'
import { hasPhrases, joinItems, phrase } from '../phrases.ts'
import { hasPreviewLength, LONGEST_PREVIEW, previewFaults } from '../preview-faults.ts'
import type { Reading } from '../reading.ts'
import { type Quote, quote, quotePlace, slotOf, type Wording } from '../wording.ts'
import { bareHeading } from './subject-from-heading.ts'

/** What a preview text must go with. */
export interface PreviewTask {
  readonly passage: Passage
  readonly subject: string
  readonly reading: Reading
}

/** The sentence of a lesson that says most of it, or the labels of its list, or its key phrases. */
export function lessonPreview(task: PreviewTask): Slot {
  const { language, topic } = task.reading
  const joined = hasPhrases(language)
  const wordings = [
    ...(joined ? labelPreviews(task) : []),
    ...sentencePreviews(task),
    ...(joined ? [...headingPreviews(task), ...wordPreviews(task)] : []),
  ]
  const sound = soundPreviews(wordings, task)
  const stopgaps = [phrase(language, 'preview-topic', { topic }), phrase(language, 'preview-plain', {})]
  return slotOf(sound.length > 0 ? sound : stopgaps.filter(({ text }) => hasPreviewLength(text)))
}

/** Those that pass every check, the ones that a lock screen may show to anybody first. */
export function soundPreviews(wordings: readonly Wording[], task: PreviewTask): readonly Wording[] {
  const { language } = task.reading
  const bodyStart = task.passage.blocks.map(firstText).find((text) => text !== '') ?? ''
  const around = { subject: task.subject, bodyStart, language }
  const sound = wordings.filter(({ text }) => previewFaults(text, around).length === 0)
  const discreet = sound.filter(({ text }) => sensitiveWord(text, language) === null)
  return [...discreet, ...sound.filter((wording) => !discreet.includes(wording))]
}

function firstText(block: Block): string {
  return blockSentences(block)[0]?.text ?? ''
}

const MOST_SENTENCES = 60
const LOOSE_COST = 0.3
const ITEM_COST = 0.2

interface Scored {
  readonly wording: Wording
  readonly score: number
}

/** Whole sentences and the clauses of them that stand alone, best first. */
export function sentencePreviews({ passage, reading }: PreviewTask): readonly Wording[] {
  const sentences = passage.quotable.slice(0, MOST_SENTENCES)
  const heading = (passage.begun ?? passage.headings[0])?.sentences[0]?.text ?? ''
  const about = heading === '' || isGenericHeading(heading, reading.language) ? reading.title : heading
  const scores = scoreSentences(
    sentences.map(({ text }) => text),
    about,
    reading.language,
  )
  const items = new Set(passage.blocks.filter(({ kind }) => kind === 'list').flatMap(blockSentences))
  const scored = sentences.flatMap((sentence, index) => {
    const score = (scores[index] ?? 0) - (items.has(sentence) ? ITEM_COST : 0)
    const clauses = clausePreviews(sentence, score, reading)
    return (clauses.length > 0 ? clauses : longStarts(sentence, score, reading)).slice(0, 1)
  })
  return scored.sort((one, other) => other.score - one.score).map(({ wording }) => wording)
}

/** The clauses of a sentence that have the length of a preview text, best first. */
function clausePreviews(sentence: Sentence, score: number, { language }: Reading): readonly Scored[] {
  const fitting = standaloneClauses(sentence.text, language).filter(({ start, end }) => {
    const text = sentence.text.slice(start, end)
    return hasPreviewLength(text) && (end === sentence.text.length || !breaksOff(text, language))
  })
  const scored = fitting.map(({ start, end, cost }): Scored => {
    const part = quote(sentence, start, end)
    const whole = start === 0 && end === sentence.text.length
    const loose = hasLoosePronoun(part.text, language) ? LOOSE_COST : 0
    const rule = whole ? 'key-sentence' : 'key-clause'
    const wording: Wording = { text: upperFirst(part.text), rule, origin: 'source', from: part.from }
    const told = sensitiveWord(part.text, language) === null ? 0 : LOOSE_COST
    return { wording, score: score - cost - loose - told }
  })
  return scored.sort((one, other) => other.score - one.score)
}

const BROKEN_COST = 0.35
const ELLIPSIS = '…'

/** As much of a sentence that is too long as can be shown, to where a word ends that may be the last. */
function longStarts(sentence: Sentence, score: number, { language }: Reading): readonly Scored[] {
  const { text } = sentence
  if (displayWidth(text) <= LONGEST_PREVIEW || hasLoosePronoun(text, language)) return []
  const shown = text.slice(0, LONGEST_PREVIEW)
  const ends = wordPlaces(shown).filter(({ word, end }) => {
    return (
      end < LONGEST_PREVIEW - ELLIPSIS.length &&
      hasPreviewLength(shown.slice(0, end)) &&
      !isStopWord(word, language)
    )
  })
  return ends.slice(-1).map(({ end }) => {
    const part = quote(sentence, 0, end)
    const wording: Wording = {
      ...part,
      text: `${upperFirst(part.text)}${ELLIPSIS}`,
      rule: 'key-start',
      origin: 'source',
    }
    return { wording, score: score - BROKEN_COST }
  })
}

/** Whether a clause ends with a word that needs another one after it: "is", "but", "your". */
function breaksOff(text: string, language: string): boolean {
  return isStopWord(wordsOf(text).at(-1) ?? '', language)
}

/** Words in capitals that the article never writes small, and that ask for nothing: somebody's name. */
function isPerson(label: string, { names, language }: Reading): boolean {
  const words = wordsOf(label)
  const isName = (word: string) => /^\p{Lu}/u.test(word) && !names.lower.has(word.toLowerCase())
  return words.length > 1 && words.every(isName) && !isImperative(label, language)
}

/** The labels of a list as one sentence: "Walk slowly, bring water, and leave the phone." */
function labelPreviews({ passage, reading }: PreviewTask): readonly Wording[] {
  const lists = passage.blocks.filter((block) => block.kind === 'list')
  const labels = lists[0]?.items.map(({ label, sentences }) => labelQuote(label, sentences[0], reading)) ?? []
  const known = labels.filter((label) => label !== null)
  if (lists.length !== 1 || known.length < 3 || known.length < labels.length) return []
  const words = known.map((label, index) => ({
    ...label,
    text: index === 0 || isPerson(label.text, reading) ? label.text : midSentence(label.text, reading.names),
  }))
  const items = joinItems(reading.language, words)
  return [{ ...phrase(reading.language, 'preview-items', { items }), rule: 'list-labels' }]
}

function labelQuote(
  label: string | null,
  sentence: Sentence | undefined,
  { language }: Reading,
): Quote | null {
  if (label === null || !sentence || leadingConnective(label, language)) return null
  const start = sentence.text.indexOf(label)
  return start < 0 ? null : quote(sentence, start, start + label.length)
}

/** The headings of a passage that spans several sections: "In this part: health insurance, and time off." */
function headingPreviews({ passage, reading }: PreviewTask): readonly Wording[] {
  const { language, names } = reading
  const parts = passage.headings
    .flatMap(({ sentences }) => sentences.map((sentence) => bareHeading(sentence, language)))
    .map((part) => ({ ...part, text: midSentence(part.text, names) }))
    .filter(
      ({ text }) => !isImperative(text, language) && !/[?!:]/.test(text) && !isGenericHeading(text, language),
    )
  if (passage.begun !== null || parts.length < 2) return []
  return [phrase(language, 'preview-words', { items: joinItems(language, parts) })]
}

const MOST_NAMED = 3

/** What the passage keeps coming back to, filled up with what the article does. */
function wordPreviews({ passage, reading }: PreviewTask): readonly Wording[] {
  const { language, names, phrases } = reading
  const texts = passage.sentences.map(({ text }) => text)
  const here = texts.join('\n').toLowerCase()
  const elsewhere = phrases.filter(({ text, count }) => count > 2 && here.includes(text.toLowerCase()))
  const named = [...keyPhrases(texts, language), ...elsewhere]
    .filter((one) => isTelling(one, language))
    .map(({ text }) => ({ text: midSentence(text, names), from: quotePlace(passage.sentences, text) }))
    .filter(
      (one, index, all) => all.findIndex((other) => sameStems(one.text, other.text, language)) === index,
    )
    .filter(({ text }) => readsWithoutArticle(text, language))
    .slice(0, MOST_NAMED)
  return named.length < 2 ? [] : [phrase(language, 'preview-words', { items: joinItems(language, named) })]
}

function sameStems(one: string, other: string, language: string): boolean {
  const stems = (text: string) =>
    wordsOf(text)
      .map((word) => stem(word, language))
      .join(' ')
  return stems(one) === stems(other)
}
