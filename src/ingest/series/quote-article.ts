import { type Document, documentSentences } from '../../core/article/document.ts'
import type { Slot } from '../../core/draft/draft.ts'
import { slotOf } from '../../core/draft/wording.ts'
import { holdsLiquid } from '../../core/mail/liquid-fragment.ts'

/** Finds words that a marketer typed in a sentence of the article, letter by letter; null where none holds them. */
export function quoteArticle(document: Document): (words: string) => Slot | null {
  const sentences = documentSentences(document)
  return (words) => {
    if (holdsLiquid(words)) return null
    for (const { id, text } of sentences) {
      const start = wholeWordsAt(text, words)
      if (start < 0) continue
      const from = [{ sentence: id, start, end: start + words.length }]
      return slotOf([{ text: words, rule: 'quoted', origin: 'source', from }])
    }
    return null
  }
}

/** Where the words stand without being a part of longer ones, or -1. */
function wholeWordsAt(text: string, words: string): number {
  const start = text.indexOf(words)
  if (start < 0) return -1
  const isWord = (place: number): boolean => /[\p{L}\p{N}\p{M}]/u.test(text.charAt(place))
  const [first, last] = [start, start + words.length - 1]
  const isCut = (isWord(first - 1) && isWord(first)) || (isWord(last) && isWord(last + 1))
  return isCut ? -1 : start
}
