import { wordCount } from '../language/words.ts'
import { type Block, blockSentences, blockText, type Image } from './document.ts'
import { wordKey } from './word-key.ts'

const opensCaption =
  /^(?:fig(?:ure|\.)|photo|image|picture|pictured|chart|screenshot|diagram|map|source|above|below|left|right|abb(?:ildung|\.)|foto|bild|grafik|quelle)\b/i

/**
 * Whether a block is the caption of the image right above it: a short paragraph that is all emphasised, is no
 * sentence, begins like a caption, or says what the alternative text says.
 */
export function isCaption(block: Block, previous: Block | undefined): boolean {
  if (block.kind !== 'paragraph' || previous?.kind !== 'image') return false
  const text = blockText(block)
  if (wordCount(text) > 40) return false
  const inlines = blockSentences(block).flatMap((sentence) => sentence.inlines)
  const emphasised = inlines.every(({ text, marks }) => text.trim() === '' || marks.includes('emphasis'))
  const noSentence = wordCount(text) <= 25 && !/[.!?:…。！？：]["”’)]*$/u.test(text)
  return emphasised || noSentence || opensCaption.test(text) || repeatsAlt(text, previous)
}

function repeatsAlt(text: string, image: Image): boolean {
  const alt = new Set(wordKey(blockText(image)).split(' '))
  const words = wordKey(text).split(' ')
  return wordCount(text) <= 25 && words.filter((word) => alt.has(word)).length >= words.length * 0.6
}
