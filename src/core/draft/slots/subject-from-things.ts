import type { Sentence } from '../../article/document.ts'
import { midSentence } from '../../language/names.ts'
import { namesWithin, thingsIn } from '../../language/things.ts'
import { upperFirst, wordCount } from '../../language/words.ts'
import type { Passage } from '../passage.ts'
import { phrase } from '../phrases.ts'
import type { Reading } from '../reading.ts'
import { type Quote, quote, type Wording } from '../wording.ts'
import type { Relevance } from './relevance.ts'

const MOST_THINGS = 6
const MOST_NAMES = 2
/** A name or a thing of several words says more. */
const PER_WORD = 0.25
/** What the passage begins with is what it is about. */
const EARLY = 0.3

/** What the passage speaks of, by itself, in pairs, and as a closer look. */
export function thingSubjects(passage: Passage, reading: Reading, relevance: Relevance): readonly Wording[] {
  const { language, names } = reading
  const things = bestQuotes(passage, relevance, (text) => thingsIn(text, language)).slice(0, MOST_THINGS)
  const people = bestQuotes(passage, relevance, (text) => namesWithin(text, names)).slice(0, MOST_NAMES)
  const within = (part: Quote): Quote => ({ ...part, text: midSentence(part.text, names) })
  const [first, second] = people
  return [
    ...things.map(
      (part): Wording => ({ ...part, text: upperFirst(part.text), rule: 'thing', origin: 'source' }),
    ),
    ...(first && second ? [phrase(language, 'subject-both', { first, second })] : []),
    ...[...people, ...things].map((words) => phrase(language, 'subject-closer', { words: within(words) })),
  ]
}

interface Found {
  readonly part: Quote
  readonly score: number
}

/** What is found in the sentences, each wording once, best first; equal scores keep the order of the text. */
function bestQuotes(
  { quotable }: Passage,
  relevance: Relevance,
  find: (text: string) => readonly { readonly start: number; readonly end: number }[],
): readonly Quote[] {
  const found = new Map<string, Found>()
  for (const [index, sentence] of quotable.entries())
    for (const part of quotesIn(sentence, find)) {
      const key = part.text.toLowerCase()
      const early = index < 2 ? EARLY : 0
      const score = (relevance(part.text) + early) * (1 + PER_WORD * wordCount(part.text))
      if (!found.has(key)) found.set(key, { part, score })
    }
  return [...found.values()].sort((one, other) => other.score - one.score).map(({ part }) => part)
}

function quotesIn(
  sentence: Sentence,
  find: (text: string) => readonly { readonly start: number; readonly end: number }[],
): readonly Quote[] {
  return find(sentence.text).map(({ start, end }) => quote(sentence, start, end))
}
