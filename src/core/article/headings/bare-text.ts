import {
  type Block,
  blockSentences,
  blockText,
  type Document,
  type List,
  type ListItem,
} from '../document.ts'

/** How a text export sets blocks: with a blank line between them, or each right below the last. */
export type BareLayout = 'blank-lines' | 'dense'

/**
 * The words of a document as a text export has them: each heading, paragraph, list item and table row is a
 * line; items keep a mark, and nothing else says what a line is. Images, dividers and what stands only in
 * markup leave no trace.
 */
export function bareText(document: Document, layout: BareLayout): string {
  const { title, sections } = document
  const inMarkup = new Set(
    document.setAside.filter(({ reason }) => reason === 'shortcode').map(({ block }) => block),
  )
  const blocks = [
    ...(title ? [title] : []),
    ...sections.flatMap(({ heading, blocks }) => [heading, ...blocks]),
  ]
  const stretches = blocks.flatMap((block) => (block && !inMarkup.has(block.id) ? bareStretches(block) : []))
  return `${stretches.join(layout === 'dense' ? '\n' : '\n\n')}\n`
}

/** The stretches of lines that a blank line may part. */
function bareStretches(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return filled(oneLine(blockText(block)))
    case 'code':
      return filled(blockText(block).replace(/\n(?:[^\S\n]*\n)+/g, '\n'))
    case 'list':
      return filled(bareList(block, '').join('\n'))
    case 'quote':
      return block.blocks.flatMap(bareStretches)
    case 'table':
      return filled(block.rows.map((row) => row.map(({ text }) => oneLine(text)).join('\t')).join('\n'))
    case 'image':
    case 'divider':
      return []
  }
}

function bareList(list: List, indent: string): readonly string[] {
  return list.items.flatMap((item, index) => bareItem(item, indent, list.ordered ? `${index + 1}.` : '•'))
}

function bareItem(item: ListItem, indent: string, mark: string): readonly string[] {
  const own = oneLine(item.sentences.map(({ text }) => text).join(' '))
  const below = item.children.flatMap((child) =>
    child.kind === 'list'
      ? bareList(child, `${indent}  `)
      : filled(
          oneLine(
            blockSentences(child)
              .map(({ text }) => text)
              .join(' '),
          ),
        ).map((line) => `${indent}  ${line}`),
  )
  return [...filled(own).map((line) => `${indent}${mark} ${line}`), ...below]
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function filled(text: string): readonly string[] {
  return text === '' ? [] : [text]
}
