import { type Block, blockText, type Document, type Sentence } from '../../src/core/article/document.ts'

/**
 * A document as short lines for comparison: "# title", "[role] heading", "p: sentence | sentence",
 * "ul"/"ol" with "- item" below, and last "promotion: words".
 */
export function outline(document: Document): string[] {
  const title = document.title ? [`# ${blockText(document.title)}`] : []
  const sections = document.sections.flatMap(({ role, heading, blocks }) => [
    heading ? `[${role}] ${blockText(heading)}` : `[${role}]`,
    ...outlineBlocks(blocks),
  ])
  const blocks = document.sections.flatMap((section) => section.blocks)
  const promotion = blocks.filter((block) => document.promotion.includes(block.id))
  return [...title, ...sections, ...promotion.map((block) => `promotion: ${blockText(block)}`)]
}

/** The same for some blocks; what is inside another block is indented by two spaces. */
export function outlineBlocks(blocks: readonly Block[]): string[] {
  return blocks.flatMap(outlineBlock)
}

function outlineBlock(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [`p: ${words(block.sentences)}`]
    case 'heading':
      return [`h${block.level}: ${words(block.sentences)}`]
    case 'list':
      return [block.ordered ? 'ol' : 'ul', ...block.items.flatMap((item) => outlineItem(item))]
    case 'quote':
      return ['quote', ...indented(outlineBlocks(block.blocks))]
    case 'code':
      return [`code ${block.language ?? ''}: ${words(block.sentences)}`]
    case 'table':
      return block.rows.map((row) => `row: ${words(row)}`)
    case 'image':
      return [`image ${block.url}: ${words(block.sentences)}`]
    case 'divider':
      return ['---']
  }
}

function outlineItem(item: Extract<Block, { kind: 'list' }>['items'][number]): string[] {
  const label = item.label === null ? '' : `{${item.label}} `
  return [`- ${label}${words(item.sentences)}`, ...indented(outlineBlocks(item.children))]
}

function words(sentences: readonly Sentence[]): string {
  return sentences.map((sentence) => sentence.text).join(' | ')
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}
