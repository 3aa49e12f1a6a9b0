import { type Block, blockText } from '../document.ts'
import { wordKey } from '../word-key.ts'
import { isListOfAnchors } from './block-shape.ts'
import type { FurnitureWords } from './furniture.ts'
import type { FoundFurniture, PageShape } from './page-shape.ts'

/**
 * Tables of contents: links to places on the page, or a list that names the headings, with the line above that
 * calls it so. Where another lead-in stands above it, the text goes on with it, and it stays.
 */
export function findContents(page: PageShape, words: FurnitureWords | null): readonly FoundFurniture[] {
  const headings = new Set(
    page.stretches.flatMap(({ heading }) => (heading ? [wordKey(blockText(heading))] : [])),
  )
  return page.shapes.flatMap(({ block }, at): readonly FoundFurniture[] => {
    if (!isContents(block, headings)) return []
    const above = page.shapes[at - 1]
    const own: FoundFurniture = { block, what: 'contents' }
    if (above && words?.contents.test(above.text)) return [{ ...own, block: above.block }, own]
    return above && /[:：]$/.test(above.text) ? [] : [own]
  })
}

function isContents(block: Block, headings: ReadonlySet<string>): boolean {
  if (block.kind !== 'list') return false
  if (isListOfAnchors(block)) return true
  const named = block.items.filter(({ sentences }) =>
    headings.has(wordKey(sentences.map(({ text }) => text).join(' '))),
  )
  return block.items.length >= 3 && named.length >= block.items.length * 0.8
}
