import { type Block, blockSentences, type Sentence } from '../../article/document.ts'
import { hasLoosePronoun, startsDangling } from '../../language/dangling.ts'
import { isImperative } from '../../language/imperative.ts'
import { packOf } from '../../language/pack.ts'
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

const PARTLY = 0.33
const MOSTLY = 0.5

/**
 * A closing flourish: it ends on the topic, or most of its words are those of title and headings, or a third of
 * them are and it points back. One with a name, a number, a quotation, a link or a request says something.
 */
function saysNothingNew(sentence: Sentence, reading: Reading): boolean {
  const { titleStems, headingStems, topic, language } = reading
  const { text } = sentence
  const stems = topicStemList(text, language)
  const known = stems.filter((stem) => titleStems.has(stem) || headingStems.has(stem))
  if (known.length < 2 || saysSomething(sentence, language)) return false
  const share = known.length / stems.length
  const ending = text.replace(/[.!?”’"')\s]{1,20}$/, '').toLowerCase()
  if (ending.endsWith(topic.text.toLowerCase()) || share > MOSTLY) return true
  return share > PARTLY && (hasLoosePronoun(text, language) || startsDangling(text, language))
}

function saysSomething({ text, inlines }: Sentence, language: string): boolean {
  const named = !packOf(language)?.words.nounsHaveCapitals && /[^.!?:“"(]\s\p{Lu}\p{L}/u.test(text)
  const linked = inlines.some(({ href }) => href !== undefined)
  return named || linked || /[\d“”"?]/.test(text) || isImperative(text, language)
}
