import { type Block, blockSentences } from '../../article/document.ts'
import type { EmailLink, Slot } from '../draft.ts'
import type { Passage } from '../passage.ts'
import { phraseParagraph } from '../phrase-blocks.ts'
import { countWord, phrase } from '../phrases.ts'
import { type Reading, topicTitles } from '../reading.ts'
import { subjectFaults } from '../subject-faults.ts'
import { slotOf } from '../wording.ts'
import { sentencePreviews, soundPreviews } from './preview.ts'

/** "Quiet walks: putting it all together", or without the topic where that is long. */
export function recapSubject(taken: readonly Slot[], reading: Reading): Slot {
  const { language } = reading
  const wordings = [
    ...topicTitles(reading).map((topic) => phrase(language, 'recap-subject', { topic })),
    phrase(language, 'recap-subject-plain', {}),
    phrase(language, 'recap-subject-last', {}),
  ]
  const fresh = wordings.filter(({ text }) => !taken.some((slot) => slot.text === text))
  return slotOf(fresh.filter(({ text }) => subjectFaults(text, language).length === 0))
}

/** What the recap's preview text is made from. */
export interface RecapParts {
  readonly passage: Passage
  readonly promotion: readonly Block[]
  readonly lessons: number
}

/** The conclusion's best sentence, else that all lessons are here; the promotion is never quoted. */
export function recapPreview(
  { passage, promotion, lessons }: RecapParts,
  subject: string,
  reading: Reading,
): Slot {
  const promoting = new Set(promotion.flatMap(blockSentences))
  const quotable = passage.quotable.filter((sentence) => !promoting.has(sentence))
  const task = { passage: { ...passage, quotable }, subject, reading }
  const plain =
    lessons === 1
      ? phrase(reading.language, 'recap-preview-one', {})
      : phrase(reading.language, 'recap-preview', { count: countWord(reading.language, lessons) })
  return slotOf([...soundPreviews(sentencePreviews(task), task), plain])
}

/** The last email says that it is the last. */
export function recapOpener({ language, topic }: Reading): Slot {
  return slotOf([phrase(language, 'recap-opener', { topic })])
}

/** The conclusion and the promotion; an article without either gets a word of our own. */
export function recapBody({ blocks }: Passage, { language }: Reading): readonly Block[] {
  return blocks.length > 0 ? blocks : [phraseParagraph('recap', phrase(language, 'recap-body', {}))]
}

/** Each lesson once more, in order. */
export function recalledLessons(lessons: readonly { id: string; subject: Slot }[]): readonly EmailLink[] {
  return lessons.map(({ id, subject }) => ({ email: id, label: subject.text }))
}
