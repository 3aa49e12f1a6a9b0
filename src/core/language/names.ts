import { type Document, documentSentences } from '../article/document.ts'
import { isImperative } from './imperative.ts'
import { type LanguagePack, packOf } from './pack.ts'
import { isStopWord } from './stop-words.ts'
import { lowerFirst, upperFirst, type WordPlace, wordPlaces } from './words.ts'

/** Which words of an article keep their capitals: runs of words as the running text writes them. */
export interface Names {
  readonly language: string
  /** Each run as its words joined by one space. */
  readonly runs: ReadonlySet<string>
  readonly longest: number
  /** Words that the running text writes in small letters. */
  readonly lower: ReadonlySet<string>
}

/** Names as the running text writes them: words in capitals where no sentence begins. */
export function namesIn(document: Document): Names {
  const headings = new Set([document.title, ...document.sections.map(({ heading }) => heading)])
  const headingIds = new Set([...headings].flatMap((heading) => heading?.sentences ?? []).map(({ id }) => id))
  const texts = documentSentences(document)
    .filter(({ id }) => !headingIds.has(id))
    .map(({ text }) => text)
    .filter((text) => /[.!?…]["”’)]*$/.test(text) || !isTitleCase(text, document.language))
  const lower = new Set(texts.flatMap((text) => wordPlaces(text).map(({ word }) => word)).filter(isLower))
  const runs = texts.flatMap((text) => capitalRuns(text, document.language))
  const counts = Map.groupBy(runs, (run) => run)
  const names = [...counts].flatMap(([run, places]) => {
    const certain = run.includes(' ') || (places.length > 1 && !lower.has(run.toLowerCase()))
    return certain ? [run] : []
  })
  return {
    language: document.language,
    runs: new Set(names),
    longest: names.reduce((most, name) => Math.max(most, name.split(' ').length), 0),
    lower,
  }
}

function isLower(word: string): boolean {
  return /^\p{Ll}/u.test(word)
}

/** Whether most words that could go without a capital have one. */
function isTitleCase(text: string, language: string): boolean {
  if (!packOf(language)?.words.titleCase) return false
  const words = wordPlaces(text)
    .slice(1)
    .map(({ word }) => word)
    .filter((word) => /\p{L}/u.test(word) && !/^I(?:['’]|$)/.test(word))
  const topical = words.filter((word) => !isStopWord(word, language))
  const content = topical.length > 0 ? topical : words
  const capitals = content.filter((word) => /^\p{Lu}/u.test(word))
  return content.length > 0 && capitals.length > content.length / 2
}

function capitalRuns(text: string, language: string): readonly string[] {
  const runs: WordPlace[][] = []
  for (const place of wordPlaces(text)) {
    const last = runs.at(-1)?.at(-1)
    const goesOn = last && text.slice(last.end, place.start) === ' ' && /^\p{Lu}/u.test(last.word)
    if (goesOn) runs.at(-1)?.push(place)
    else runs.push([place])
  }
  return runs
    .map((run) => run.filter(({ word }) => /^\p{Lu}/u.test(word)))
    .map((run) => withoutSentenceStart(run, text, language))
    .filter((run) => run.length > 0)
    .map((run) => run.map(({ word }) => bare(word)).join(' '))
}

/** The capital of a sentence's first word says nothing, unless a name follows it at once. */
function withoutSentenceStart(
  run: readonly WordPlace[],
  text: string,
  language: string,
): readonly WordPlace[] {
  const [first] = run
  if (!first || first.word === 'I' || /^I['’]/.test(first.word)) return run.slice(1)
  const begins = first.start === 0 || !/[\p{L}\p{N},)] $/u.test(text.slice(0, first.start))
  if (!begins) return run
  return run.length > 1 && !isStopWord(first.word, language) ? run : run.slice(1)
}

function bare(word: string): string {
  return word.replace(/['’]s$/, '')
}

/**
 * A heading in title case as a sentence would write it; names, acronyms and words with inner capitals stay.
 * Text that is already in sentence case, or in a language without title case, only gets its first capital.
 */
export function sentenceCase(text: string, names: Names): string {
  const shouted = !/\p{Ll}/u.test(text) && /\p{Lu}.*\s.*\p{Lu}/u.test(text)
  const pack = packOf(names.language)
  if (!pack?.words.titleCase || !(shouted || isTitleCase(text, names.language))) return upperFirst(text)
  const places = wordPlaces(text)
  const kept = new Set([...namePlaces(places, names), ...(shouted ? [] : personPlaces(text, places, names))])
  const lowered = places.map((place) => (kept.has(place) ? place.word : lowerWord(place.word, shouted, pack)))
  return upperFirst(replaceWords(text, places, lowered))
}

/** The same for use within a sentence: no capital at the start unless a name begins there. */
export function midSentence(text: string, names: Names): string {
  const cased = sentenceCase(text, names)
  const [first, ...others] = wordPlaces(cased)
  if (packOf(names.language)?.words.nounsHaveCapitals)
    return isSurelyNoNoun(first, others[0], names) ? lowerFirst(cased) : cased
  if (!first || hasInnerCapitals(first.word) || /^I(?:['’]|$)/.test(first.word)) return cased
  return namePlaces([first, ...others], names).has(first) ? cased : lowerFirst(cased)
}

/** Where nouns have capitals: a word without a topic, or an adjective that the text also writes small. */
function isSurelyNoNoun(
  first: WordPlace | undefined,
  next: WordPlace | undefined,
  { lower, language }: Names,
): boolean {
  if (!first || !next) return false
  if (isStopWord(first.word, language)) return true
  return lower.has(first.word.toLowerCase()) && /(?:e|er|es)$/.test(first.word) && /^\p{Lu}/u.test(next.word)
}

function replaceWords(text: string, places: readonly WordPlace[], words: readonly string[]): string {
  let result = ''
  let at = 0
  for (const [index, { start, end, word }] of places.entries()) {
    result += text.slice(at, start) + (words[index] ?? word)
    at = end
  }
  return result + text.slice(at)
}

/** The words of these that belong to a name. */
export function namePlaces(places: readonly WordPlace[], names: Names): ReadonlySet<WordPlace> {
  const kept = new Set<WordPlace>()
  for (const start of places.keys()) {
    for (let length = Math.min(names.longest, places.length - start); length > 0; length -= 1) {
      const run = places.slice(start, start + length)
      if (!names.runs.has(run.map(({ word }) => bare(word)).join(' '))) continue
      for (const place of run) kept.add(place)
      break
    }
  }
  return kept
}

const NO_NAME =
  /(?:tion|sion|ment|ness|ing|ity|ive|al|ed|ly|[ai]ble|[ae]nce|[ae]nt|ous|ful|ics?|ies|ism|ship|age|ure)$/i

/** Two capitalised words before a comma that the article never writes small: somebody with a role. */
function personPlaces(text: string, places: readonly WordPlace[], names: Names): readonly WordPlace[] {
  const [first, last, next] = places
  if (!first || !last || !next || text.charAt(last.end) !== ',') return []
  const isName = ({ word }: WordPlace): boolean =>
    /^\p{Lu}\p{Ll}/u.test(word) &&
    !NO_NAME.test(word) &&
    !names.lower.has(word.toLowerCase()) &&
    !isStopWord(word, names.language)
  return isName(first) && isName(last) && !isImperative(text, names.language) ? [first, last] : []
}

function hasInnerCapitals(word: string): boolean {
  return word.split(/[-‐‑]/).some((part) => /\p{L}.*\p{Lu}|\p{Lu}.*\p{N}/u.test(part))
}

function lowerWord(word: string, shouted: boolean, { words }: LanguagePack): string {
  if (/^I(?:['’]|$)/.test(word) || words.capitals.test(word))
    return shouted ? upperFirst(word.toLowerCase()) : word
  if (!shouted && hasInnerCapitals(word)) return word
  return word.toLowerCase()
}
