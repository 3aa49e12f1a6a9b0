import { type Block, blockSentences, type Sentence } from '../../article/document.ts'
import { topicStemList } from '../../language/stop-words.ts'
import type { Suggestion } from '../draft.ts'
import type { PlannedEmail } from '../plan-emails.ts'
import type { Reading } from '../reading.ts'

/** Closing sentences of a lesson that only say again what title and headings say. */
export function closingCuts({ kind, body }: PlannedEmail, reading: Reading): readonly Suggestion[] {
  if (kind !== 'lesson') return []
  const empty = closingSentences(body).filter((sentence) => saysNothingNew(sentence, reading))
  return empty.map(({ id, text }) => ({
    what: `Leave out “${text}”`,
    sentence: id,
    why: 'It closes the part but says nothing new.',
    edit: { kind: 'cut', sentence: id },
  }))
}

/** The last sentence of each section of the body, where it closes a paragraph of text. */
function closingSentences(body: readonly Block[]): readonly Sentence[] {
  const lasts = body.filter((_, index) => {
    const next = body[index + 1]
    return next === undefined || next.kind === 'heading'
  })
  const closing = lasts.flatMap((block) => (block.kind === 'paragraph' ? block.sentences.slice(-1) : []))
  const first = body.flatMap(blockSentences)[0]
  return closing.filter((sentence) => sentence !== first && sentence.origin === 'source')
}

const MOSTLY = 0.33

/** A third of its words are those of title and headings, or it ends on the topic: a closing flourish. */
function saysNothingNew({ text }: Sentence, { titleStems, headingStems, topic, language }: Reading): boolean {
  const stems = topicStemList(text, language)
  const known = stems.filter((stem) => titleStems.has(stem) || headingStems.has(stem))
  const ending = text.replace(/[.!?”’"')\s]+$/, '').toLowerCase()
  return (
    known.length >= 2 && (known.length / stems.length > MOSTLY || ending.endsWith(topic.text.toLowerCase()))
  )
}
