import type { Block } from '../../article/document.ts'
import { hasLoosePronoun } from '../../language/dangling.ts'
import { isTelling, readsWithoutArticle } from '../../language/key-phrases.ts'
import { midSentence } from '../../language/names.ts'
import type { Slot } from '../draft.ts'
import type { Passage } from '../passage.ts'
import { phraseList, phraseParagraph } from '../phrase-blocks.ts'
import { countWord, hasPhrases, phrase } from '../phrases.ts'
import type { Reading } from '../reading.ts'
import { subjectFaults } from '../subject-faults.ts'
import { quotePlace, slotOf, type Wording } from '../wording.ts'
import { type PreviewTask, sentencePreviews, soundPreviews } from './preview.ts'

/** "Your 5-part series: quiet walks", or shorter where the topic is long. */
export function welcomeSubject(lessons: number, reading: Reading): Slot {
  const { language, topic, shortTopic } = reading
  const count = String(lessons)
  const short = phrase(language, 'welcome-subject-short', { topic })
  const wordings =
    lessons === 1
      ? [short, phrase(language, 'welcome-subject-plain-one', {})]
      : [
          phrase(language, 'welcome-subject', { count, topic }),
          short,
          phrase(language, 'welcome-subject', { count, topic: shortTopic }),
          phrase(language, 'welcome-subject-plain', { count }),
        ]
  return slotOf(wordings.filter(({ text }) => subjectFaults(text, language).length === 0))
}

/** The rest of the title, else the best opening sentence, else what the series is about. */
export function welcomePreview(task: PreviewTask, lessons: number): Slot {
  const { reading, subject } = task
  const sentences = sentencePreviews(task)
  const clear = sentences.filter(({ text }) => !hasLoosePronoun(text, reading.language))
  const counted = countPreviews(lessons, reading)
  const onTopic = subject.toLowerCase().includes(reading.topic.text.toLowerCase())
  const wordings = onTopic
    ? [...subtitlePreviews(reading), ...clear, ...counted.slice(1), ...sentences]
    : [...counted, ...subtitlePreviews(reading), ...clear]
  const sound = soundPreviews(wordings, task)
  return slotOf(sound.length > 0 ? sound : [phrase(reading.language, 'welcome-preview-plain', {})])
}

/** How many lessons there are on what: the topic itself first, then key phrases, then the number alone. */
function countPreviews(lessons: number, reading: Reading): readonly Wording[] {
  const { language, topic } = reading
  const count = countWord(language, lessons)
  const pairs = hasPhrases(language) ? phrasePreviews(count, lessons, reading) : []
  if (lessons === 1) return pairs
  return [
    phrase(language, 'welcome-preview-topic', { count, topic }),
    ...pairs,
    phrase(language, 'welcome-preview-count', { count }),
  ]
}

function subtitlePreviews({ subtitle }: Reading): readonly Wording[] {
  return subtitle ? [{ ...subtitle, rule: 'subtitle', origin: 'source' }] : []
}

/** Names the two strongest key phrases that the subject does not hold already. */
function phrasePreviews(count: string, lessons: number, reading: Reading): readonly Wording[] {
  const { language, names, topic, phrases } = reading
  const [first, second] = phrases
    .filter((one) => isTelling(one, language) && one.count > 2 && !sharesWord(one.text, topic.text))
    .map(({ text }) => ({ text: midSentence(text, names), from: quotePlace(reading.sentences, text) }))
    .filter(({ text }) => readsWithoutArticle(text, language))
  if (!first || !second || sharesWord(first.text, second.text)) return []
  return lessons === 1
    ? [phrase(language, 'welcome-preview-one', { first, second })]
    : [phrase(language, 'welcome-preview', { count, first, second })]
}

function sharesWord(one: string, other: string): boolean {
  const words = new Set(one.toLowerCase().split(' '))
  return other
    .toLowerCase()
    .split(' ')
    .some((word) => words.has(word))
}

/** "Welcome to a series of five lessons on quiet walks." */
export function welcomeOpener(lessons: number, { language, topic }: Reading): Slot {
  return slotOf([
    lessons === 1
      ? phrase(language, 'welcome-opener-one', { topic })
      : phrase(language, 'welcome-opener', { count: countWord(language, lessons), topic }),
  ])
}

/** The intro, then the subjects to come; no time is promised. */
export function welcomeBody(
  passage: Passage,
  subjects: readonly Slot[],
  { language }: Reading,
): readonly Block[] {
  return [
    ...passage.blocks,
    phraseParagraph('coming', phrase(language, 'coming', {})),
    phraseList(
      'coming-list',
      subjects.map(({ text }) => text),
    ),
  ]
}

/** What a new reader is asked to reply to. */
export function welcomePrompt({ language, topic }: Reading): Wording {
  return phrase(language, 'reply-welcome', { topic })
}
