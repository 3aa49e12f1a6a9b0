import type { Block, Sentence } from './document.ts'

/** The same block with the sentences of each paragraph, item and cell in it, nested ones included, changed. */
export function mapParagraphs(
  block: Block,
  change: (sentences: readonly Sentence[]) => readonly Sentence[],
): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'code':
    case 'image':
      return { ...block, sentences: change(block.sentences) }
    case 'list': {
      const items = block.items.map((item) => ({
        ...item,
        sentences: change(item.sentences),
        children: item.children.map((child) => mapParagraphs(child, change)),
      }))
      return { ...block, items }
    }
    case 'quote':
      return { ...block, blocks: block.blocks.map((inner) => mapParagraphs(inner, change)) }
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.flatMap((cell) => change([cell]))) }
    case 'divider':
      return block
  }
}
