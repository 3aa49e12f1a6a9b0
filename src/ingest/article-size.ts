import type { Block, Document } from '../core/article/document.ts'

/** How many paragraphs, headings, items and cells a Markdown text holds, about, told by how its lines begin. */
export function markdownBlockCount(source: string): number {
  let count = 0
  let blank = true
  for (const line of source.split('\n')) {
    const begins = line.trim() !== '' && (blank || /^\s*(?:#|[-*+>]|\d{1,9}[.)])/.test(line))
    if (begins) count += 1
    if (/^\s*\|/.test(line)) count += line.split('|').length - 2
    blank = line.trim() === ''
  }
  return count
}

/** How many paragraphs, headings, items and cells a document holds. */
export function documentBlockCount({ sections }: Document): number {
  return sections.reduce((sum, { blocks }) => sum + 1 + blocksCount(blocks), 0)
}

function blocksCount(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + blockCount(block), 0)
}

function blockCount(block: Block): number {
  switch (block.kind) {
    case 'list':
      return block.items.reduce((sum, { children }) => sum + 1 + blocksCount(children), 0)
    case 'quote':
      return blocksCount(block.blocks)
    case 'table':
      return block.rows.flat().length
    default:
      return 1
  }
}
