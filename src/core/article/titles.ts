import { wordCount } from '../language/words.ts'
import { lineFacts } from './headings/line-facts.ts'
import { splitSentences } from './sentences.ts'

/**
 * Whether the first words of an article, which say so by no markup, are its title: at most 20 words without a
 * full stop, no date, byline or address, and more words follow.
 */
export function looksLikeTitle(text: string, next: string, language = 'en'): boolean {
  if (text.length > 160 || wordCount(text) > 20 || /[.;:,…]["”’)]?$/.test(text)) return false
  if (lineFacts(text, language).furniture) return false
  const longer = wordCount(next) > wordCount(text)
  return splitSentences(text, language).length <= 2 && (longer || wordCount(text) <= 12)
}
