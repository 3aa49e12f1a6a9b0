import { blockSentences } from '../../article/document.ts'
import { wordsOf } from '../../language/words.ts'
import type { Draft } from '../draft.ts'
import { sourceBlocks } from '../source-blocks.ts'

/**
 * The school year that the bodies ask for (Flesch-Kincaid, 1975), to one decimal. English only, else null: a hint
 * and no target, since the words are the article's.
 */
export function measureGrade({ emails, document: { language } }: Draft): number | null {
  if (!/^en\b/i.test(language)) return null
  const sentences = emails.flatMap(({ body }) =>
    sourceBlocks(body)
      .filter(({ kind }) => kind === 'paragraph')
      .flatMap(blockSentences),
  )
  const words = sentences.flatMap(({ text }) => wordsOf(text))
  if (words.length === 0) return null
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
  return Math.round(grade * 10) / 10
}

/** Groups of vowels, without a silent e at the end; at least one. */
function syllablesOf(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/(?<![aeiouyl])e$|(?<=[^aeiouy]{2}l)e$/, '')
    .match(/[aeiouy]+/g)
  return Math.max(1, groups?.length ?? 0)
}
