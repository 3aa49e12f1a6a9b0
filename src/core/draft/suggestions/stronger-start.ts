import { type Block, blockText, type Sentence } from '../../article/document.ts'
import { promotionScore } from '../../article/roles.ts'
import { hasLoosePronoun, leadingConnective, referenceIn, startsDangling } from '../../language/dangling.ts'
import { announcesItems, hangingOpening } from '../../language/hanging.ts'
import { scoreSentences } from '../../language/sentence-score.ts'
import { wordCount } from '../../language/words.ts'
import type { Suggestion } from '../draft.ts'
import type { PlannedEmail } from '../plan-emails.ts'

/** More sentences are not compared: the strongest of a long lesson stands early enough, or not at all. */
const MOST_COMPARED = 40
const LEAST_WORDS = 8
const MOST_WORDS = 28
/** A start is worth moving for when it is so much better than the one that is there, and good by itself. */
const LEAST_SCORE = 0.6
const LEAST_LEAD = 0.3
const MOST_PROMOTION = 1

/** The lesson's best sentence, where it stands further down, can stand alone and is far better than the first. */
export function strongerStart(
  { kind, subject, body }: PlannedEmail,
  language: string,
): readonly Suggestion[] {
  if (kind !== 'lesson' || body[0]?.kind !== 'paragraph') return []
  const sentences = body.flatMap(paragraphSentences).slice(0, MOST_COMPARED)
  const headings = body.filter((block) => block.kind === 'heading').map(blockText)
  const scores = scoreSentences(
    sentences.map(({ text }) => text),
    [subject.text, ...headings.slice(0, 1)].join(' '),
    language,
  )
  const best = scores.indexOf(Math.max(...scores))
  const strongest = sentences[best]
  const [score, first] = [scores[best] ?? 0, scores[0] ?? 0]
  if (!strongest || best === 0 || score < LEAST_SCORE || score - first < LEAST_LEAD) return []
  if (strongest.text.startsWith(subject.text) || !standsAlone(strongest, language)) return []
  return [suggestionOf(strongest)]
}

function paragraphSentences(block: Block): readonly Sentence[] {
  return block.kind === 'paragraph' ? block.sentences.filter(({ origin }) => origin === 'source') : []
}

function standsAlone({ text }: Sentence, language: string): boolean {
  const words = wordCount(text)
  const leans =
    startsDangling(text, language) ||
    hasLoosePronoun(text, language) ||
    leadingConnective(text, language) !== null ||
    hangingOpening(text, language) !== null ||
    announcesItems(text, language) ||
    promotionScore(text, language) > MOST_PROMOTION ||
    referenceIn(text, language) !== null
  return !leans && words >= LEAST_WORDS && words <= MOST_WORDS && /[.!。！]["”’)]*$/.test(text)
}

function suggestionOf({ id, text }: Sentence): Suggestion {
  return {
    what: `Begin the email with “${text}”`,
    sentence: id,
    why: 'It says best what the email is about, and stands alone.',
    edit: { kind: 'first', sentence: id },
  }
}
