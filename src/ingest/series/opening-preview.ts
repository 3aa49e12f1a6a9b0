import { type Block, blockSentences, type Sentence } from '../../core/article/document.ts'
import type { Slot } from '../../core/draft/draft.ts'
import { LONGEST_PREVIEW, SHORTEST_PREVIEW } from '../../core/draft/preview-faults.ts'
import { standaloneClauses } from '../../core/language/clauses.ts'
import { holdsLiquid } from '../../core/mail/liquid-fragment.ts'

/** The preview text of an email that was given none: its first sentence, shortened at a clause where it is long. */
export function openingPreview(body: readonly Block[], language: string): Slot {
  const sentence = firstSentence(body)
  if (!sentence) return { text: '', rule: 'first-sentence', origin: 'own', from: [], alternatives: [] }
  const { id, origin } = sentence
  const { start, end } = openingOf(sentence, language)
  const cut = sentence.text.slice(start, end)
  const text = end < sentence.text.length && !/[.!?…]$/.test(cut) ? `${cut}…` : cut
  const from = origin === 'source' ? [{ sentence: id, start, end }] : []
  return { text, rule: 'first-sentence', origin, from, alternatives: [] }
}

/** Of a paragraph rather than of a heading. */
function firstSentence(body: readonly Block[]): Sentence | undefined {
  const worded = [...body.filter(({ kind }) => kind === 'paragraph'), ...body]
  return worded.flatMap(blockSentences).find(({ text }) => text !== '')
}

function openingOf({ text }: Sentence, language: string): { readonly start: number; readonly end: number } {
  // A merge field cut in half would not be one.
  if (text.length <= LONGEST_PREVIEW || holdsLiquid(text)) return { start: 0, end: text.length }
  const clause = standaloneClauses(text, language).find(({ start, end }) => {
    return end - start <= LONGEST_PREVIEW && end - start >= SHORTEST_PREVIEW
  })
  if (clause) return clause
  const words = text.slice(0, LONGEST_PREVIEW - 1).replace(/[\s,;:–—-]+\S*$/, '')
  return { start: 0, end: words.length }
}
