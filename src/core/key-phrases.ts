import { isImperative } from './imperative.ts'
import { isStopWord } from './stop-words.ts'
import { stem, wordPlaces } from './words.ts'

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
  for (const text of texts) {
    for (const run of topicRuns(text, language)) countPhrases(tallies, run)
  }
  const repeated = [...tallies.values()]
    .filter(({ count }) => count > 1)
    .map(keyPhraseOf)
    .filter(namesThing)
  return withoutParts(repeated.sort((one, other) => other.score - one.score)).slice(0, most)
}

/** Runs of topic words between stop words and punctuation. */
function topicRuns(text: string, language: string): readonly (readonly string[])[] {
  const runs: string[][] = [[]]
  let at = 0
  for (const { word, start, end } of wordPlaces(text)) {
    if (text.slice(at, start).trim() !== '') runs.push([])
    if (isStopWord(word, language) || !/^\p{L}{3}/u.test(word)) runs.push([])
    else runs.at(-1)?.push(word)
    at = end
  }
  return runs
}

function countPhrases(tallies: Map<string, Tally>, run: readonly string[]): void {
  for (const start of run.keys()) {
    for (let length = 1; length <= LONGEST && start + length <= run.length; length += 1) {
      const words = run.slice(start, start + length)
      const key = words.map(stem).join(' ')
      const form = words.join(' ')
      const tally = tallies.get(key) ?? { count: 0, words: length, forms: new Map<string, number>() }
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

const NO_NOUN = /(?:ive|ous|ful|[ai]ble|less|ish|ier|iest|ly|ed|tal|nal|ial|ual|eral|ical)$/i

/** Whether a phrase reads as a thing: it begins with no verb and ends with no adjective or adverb. */
function namesThing({ text, words }: KeyPhrase): boolean {
  const first = text.split(' ')[0] ?? ''
  return !NO_NOUN.test(text) && !/ly$/i.test(first) && !(words > 1 && isImperative(`${first} the`))
}

const MASS =
  /(?:[^s]s|ness|[ai]lity|ivity|ship|ism|ing|logy|cy|health|care|support|therapy|language|content|communication|research|technology|tech|education|information|software|data|work|money|trust|love|sleep|grief|stress|energy|food|behaviou?r|empathy|honesty|recovery|growth|safety|comfort)$/

/** Whether a phrase reads well without an article: in small letters, and a plural or a thing not counted. */
export function readsWithoutArticle(text: string): boolean {
  return MASS.test(text) && !/\p{Lu}/u.test(text)
}

function withoutParts(phrases: readonly KeyPhrase[]): readonly KeyPhrase[] {
  const kept: KeyPhrase[] = []
  for (const phrase of phrases) {
    const within = kept.some(({ text }) => ` ${text} `.includes(` ${phrase.text} `))
    if (!within) kept.push(phrase)
  }
  return kept
}
