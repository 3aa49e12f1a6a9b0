import type { Block, Inline, List, ListItem, Sentence } from '../core/article/document.ts'
import { fieldInToken, whenToken } from '../core/mail/field-token.ts'
import type { TextLine } from '../core/mail/template.ts'
import { tableLines } from './table-text.ts'
import { type Place, textLine } from './text-line.ts'

/** Blocks as lines of the text part, from the first line's place downwards. */
export function blockLines(blocks: readonly Block[], place: Place): TextLine[] {
  return blocks.flatMap((block, index) => linesOf(block, index === 0 ? place : below(place)))
}

/** The place of the next block: hanging, under an empty row that keeps the mark of a quotation. */
function below({ rest }: Place): Place {
  return { first: rest, rest, gap: rest.trimEnd() }
}

function linesOf(block: Block, place: Place): TextLine[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [textLine(sentencesText(block.sentences), place)]
    case 'list':
      return listLines(block, place)
    case 'quote':
      return blockLines(block.blocks, { ...place, first: `${place.first}> `, rest: `${place.rest}> ` })
    case 'code':
      return [codeLine(block.sentences, place)]
    case 'table':
      return tableLines(
        block.rows.map((row) => row.map((cell) => sentencesText([cell]))),
        place,
      )
    case 'image':
      return [textLine(imageText(block), place)]
    case 'divider':
      return [textLine('* * *', place)]
  }
}

function listLines(list: List, place: Place): TextLine[] {
  return list.items.flatMap((item, index) => {
    const mark = list.ordered ? `${(list.start ?? 1) + index}. ` : '- '
    const from = index === 0 ? place : { ...below(place), gap: null }
    const hanging = { ...from, first: from.first + mark, rest: from.rest + ' '.repeat(mark.length) }
    return itemLines(item, hanging)
  })
}

function itemLines(item: ListItem, place: Place): TextLine[] {
  if (item.sentences.length === 0) return blockLines(item.children, place)
  const children = item.children.flatMap((child) =>
    linesOf(child, child.kind === 'list' ? { ...below(place), gap: null } : below(place)),
  )
  return [textLine(sentencesText(item.sentences), place), ...children]
}

function codeLine(sentences: readonly Sentence[], place: Place): TextLine {
  const indented = { ...place, first: `${place.first}    `, rest: `${place.rest}    ` }
  return textLine(sentences.map((sentence) => sentence.text).join('\n'), indented, { verbatim: true })
}

function imageText({ url, sentences }: { url: string; sentences: readonly Sentence[] }): string {
  const words = sentences.map((sentence) => sentence.text).join(' ')
  return url === '' ? words : `${words} <${url}>`.trimStart()
}

/** Sentences with the address behind each link. */
export function sentencesText(sentences: readonly Sentence[]): string {
  return sentences.map((sentence) => sentence.inlines.map(inlineText).join('')).join(' ')
}

function inlineText({ text, href }: Inline): string {
  if (href === undefined || href === text || href === `mailto:${text}`) return text
  return text + addressText(href, ' <', '>')
}

/** An address between two marks, nothing where it is a field that may be empty and is. */
export function addressText(href: string, before: string, after: string): string {
  const field = fieldInToken(href)
  const shown = `${before}${href}${after}`
  return field === null ? shown : whenToken(field, shown)
}
