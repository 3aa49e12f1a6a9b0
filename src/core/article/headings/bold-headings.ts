import { wordCount } from '../../language/words.ts'
import { type Block, blockText, type Heading, type Paragraph } from '../document.ts'

const fewest = 2
const longest = 16
const level = 2

/**
 * The blocks with lines that are wholly in bold as headings, where the article has no other ones: many editors make
 * their headings so. Such a line is short, ends like no sentence, and stands over a block of its own.
 */
export function withBoldHeadings(blocks: readonly Block[]): readonly Block[] {
  if (blocks.some(({ kind }) => kind === 'heading')) return blocks
  const bold = blocks.filter((block, index): block is Paragraph => isBoldHeading(block, blocks[index + 1]))
  const found = new Set<Block>(bold)
  if (bold.length < fewest || bold.length * 2 > blocks.length) return blocks
  return blocks.map((block) => (block.kind === 'paragraph' && found.has(block) ? headingOf(block) : block))
}

function isBoldHeading(block: Block, next: Block | undefined): block is Paragraph {
  if (block.kind !== 'paragraph' || block.sentences.length !== 1 || !next || next.kind === 'divider')
    return false
  const inlines = block.sentences.flatMap((sentence) => sentence.inlines)
  const isBold = inlines.every(({ text, marks }) => text.trim() === '' || marks.includes('strong'))
  const text = blockText(block)
  return isBold && wordCount(text) <= longest && !/[.!:;,…：。]["”’)]*$/u.test(text)
}

function headingOf({ id, sentences }: Paragraph): Heading {
  return { kind: 'heading', id, level, sentences }
}
