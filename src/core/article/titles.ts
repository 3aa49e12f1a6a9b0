import { wordCount } from '../language/words.ts'
import { splitSentences } from './sentences.ts'

/**
 * Whether the first words of an article, which say so by no markup, are its title: at most 20 words without a
 * full stop, and more words follow.
 */
export function looksLikeTitle(text: string, next: string): boolean {
  if (text.length > 160 || wordCount(text) > 20 || /[.;:,…]["”’)]?$/.test(text)) return false
  const longer = wordCount(next) > wordCount(text)
  return splitSentences(text, 'en').length <= 2 && (longer || wordCount(text) <= 12)
}
