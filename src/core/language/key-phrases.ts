import { packOf } from './pack.ts'
import { stem } from './stem.ts'
import { isStopWord } from './stop-words.ts'
import { wordPlaces } from './words.ts'

/** A run of one to three words that an article keeps coming back to. */
export interface KeyPhrase {
  /** As the text writes it most often. */
  readonly text: string
  readonly count: number
  readonly words: number
  readonly score: number
}

const LONGEST = 3

interface Tally {
  count: number
  readonly words: number
  readonly forms: Map<string, number>
}

/**
 * The phrases that come more than once, best first: frequency times 1.8 a further word. A phrase within a
 * better one is left out. Equal scores keep the order of the text.
 */
export function keyPhrases(texts: readonly string[], language: string, most = 12): readonly KeyPhrase[] {
  const tallies = new Map<string, Tally>()
  const stems = new Map<string, string>()
  for (const text of texts) {
    for (const run of topicRuns(text, language, stems)) countPhrases(tallies, run)
  }
  const repeated = [...tallies.values()]
    .filter(({ count }) => count > 1)
    .map(keyPhraseOf)
    .filter(({ text }) => packOf(language)?.words.namesThing(text) ?? true)
  return withoutParts(
    repeated.sort((one, other) => other.score - one.score),
    most,
  )
}

interface TopicWord {
  readonly word: string
  readonly stem: string
}

/** Runs of topic words between stop words and punctuation. */
function topicRuns(
  text: string,
  language: string,
  stems: Map<string, string>,
): readonly (readonly TopicWord[])[] {
  const runs: TopicWord[][] = [[]]
  let at = 0
  for (const { word, start, end } of wordPlaces(text)) {
    if (text.slice(at, start).trim() !== '') runs.push([])
    if (isStopWord(word, language) || !/^\p{L}{3}/u.test(word)) runs.push([])
    else runs.at(-1)?.push({ word, stem: stems.get(word) ?? remember(stems, word, language) })
    at = end
  }
  return runs
}

function remember(stems: Map<string, string>, word: string, language: string): string {
  const found = stem(word, language)
  stems.set(word, found)
  return found
}

function countPhrases(tallies: Map<string, Tally>, run: readonly TopicWord[]): void {
  for (const start of run.keys()) {
    let key = ''
    let form = ''
    for (const [length, { word, stem: short }] of run.slice(start, start + LONGEST).entries()) {
      key += ` ${short}`
      form += length === 0 ? word : ` ${word}`
      const tally = tallies.get(key) ?? { count: 0, words: length + 1, forms: new Map<string, number>() }
      tally.count += 1
      tally.forms.set(form, (tally.forms.get(form) ?? 0) + 1)
      tallies.set(key, tally)
    }
  }
}

function keyPhraseOf({ count, words, forms }: Tally): KeyPhrase {
  const [[text] = ['']] = [...forms].sort((one, other) => other[1] - one[1])
  return { text, count, words, score: count * (1 + 0.8 * (words - 1)) }
}

/** Whether a phrase says enough to be named: two words, or a long noun where nouns are written in one. */
export function isTelling({ text, words }: KeyPhrase, language: string): boolean {
  const compound = packOf(language)?.words.nounsHaveCapitals === true && text.length >= LONG_NOUN
  return words > 1 || compound
}

const LONG_NOUN = 11

/** Whether a phrase reads well without an article; in a language without a pack nobody knows, so it does not. */
export function readsWithoutArticle(text: string, language: string): boolean {
  return packOf(language)?.topic.readsWithoutArticle(text) ?? false
}

function withoutParts(phrases: readonly KeyPhrase[], most: number): readonly KeyPhrase[] {
  const kept: KeyPhrase[] = []
  for (const phrase of phrases) {
    if (kept.length === most) break
    const within = kept.some(({ text }) => ` ${text} `.includes(` ${phrase.text} `))
    if (!within) kept.push(phrase)
  }
  return kept
}
