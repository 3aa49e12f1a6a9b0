import { packOf } from './pack.ts'
import { stem } from './stem.ts'
import { wordsOf } from './words.ts'

/**
 * Whether a word carries no topic of its own. For a language whose list is not here, each word under five
 * letters counts as one.
 */
export function isStopWord(word: string, language: string): boolean {
  const list = packOf(language)?.words.stopWords
  return list ? list.has(word.toLowerCase()) : word.length < 5
}

/** The stems of the words that carry a topic. */
export function topicStems(text: string, language: string): ReadonlySet<string> {
  return new Set(topicStemList(text, language))
}

/** The same in order and with repetitions. */
export function topicStemList(text: string, language: string): readonly string[] {
  return wordsOf(text)
    .filter((word) => !isStopWord(word, language))
    .map((word) => stem(word, language))
}
