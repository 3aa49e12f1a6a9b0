import { wordCount } from '../../language/words.ts'
import { type Block, blockSentences, blockText, type Sentence } from '../document.ts'
import { wordKey } from '../word-key.ts'

/** Fewer words may well stand twice in an article. */
const fewest = 8

/**
 * Paragraphs and quotations whose words stood before, and quotations that only repeat sentences of a paragraph.
 * A question or a lead-in may return: other words follow it.
 */
export function findRepeats(blocks: readonly Block[]): readonly Block[] {
  const seen = new Set<string>()
  const said = new Set(
    blocks
      .filter(({ kind }) => kind === 'paragraph')
      .flatMap(blockSentences)
      .map(keyOf),
  )
  return blocks.filter((block) => {
    if (block.kind !== 'paragraph' && block.kind !== 'quote') return false
    const text = blockText(block)
    if (wordCount(text) < fewest || /[?？:：]["”’)]*$/.test(text)) return false
    const key = wordKey(text)
    const again = seen.has(key)
    seen.add(key)
    return again || (block.kind === 'quote' && blockSentences(block).every((one) => said.has(keyOf(one))))
  })
}

function keyOf({ text }: Sentence): string {
  return wordKey(text)
}
