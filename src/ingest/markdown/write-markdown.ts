import type { Block, Image, List, ListItem, Paragraph, Sentence, Table } from '../../core/article/document.ts'
import { escapeAddress, escapeLineStart, longestRun } from './escape-markdown.ts'
import { writeInlines } from './write-inlines.ts'

/** Blocks as Markdown that reads back as the same words: one line per paragraph, blank lines between blocks. */
export function writeMarkdown(blocks: readonly Block[]): string {
  return markdownPieces(blocks).join('\n\n')
}

/** Each block as it stands in `writeMarkdown`, in order. A list next to a list of its kind gets another bullet. */
export function markdownPieces(blocks: readonly Block[]): readonly string[] {
  let other = false
  return blocks.map((block, index) => {
    other = followsItsLike(block, blocks[index - 1]) && !other
    return writeBlock(block, other)
  })
}

function followsItsLike(block: Block, previous: Block | undefined): boolean {
  return block.kind === 'list' && previous?.kind === 'list' && previous.ordered === block.ordered
}

function writeBlock(block: Block, other: boolean): string {
  switch (block.kind) {
    case 'paragraph':
      return writeParagraph(block)
    case 'heading':
      return `${'#'.repeat(Math.min(Math.max(block.level, 1), 6))} ${headingWords(block.sentences)}`
    case 'list':
      return writeList(block, other)
    case 'quote':
      return indent(writeMarkdown(block.blocks), '> ', '>')
    case 'code':
      return writeCode(block.sentences.map(({ text }) => text).join('\n'), block.language)
    case 'table':
      return writeTable(block)
    case 'image':
      return writeImage(block)
    case 'divider':
      return '***'
  }
}

function writeParagraph({ sentences }: Paragraph): string {
  return escapeLineStart(writeSentences(sentences))
}

function writeSentences(sentences: readonly Sentence[]): string {
  const pieces = sentences.filter(({ text }) => text !== '').map(({ inlines }) => writeInlines(inlines))
  return pieces
    .map((piece, index) => (index === 0 || isUnspaced(pieces[index - 1] ?? '', piece) ? piece : ` ${piece}`))
    .join('')
}

/** Scripts that write no spaces have none between their sentences either. */
function isUnspaced(piece: string, next: string): boolean {
  return (
    /[。！？」』）…]$/.test(piece.slice(-1)) &&
    /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}「『（]/u.test(next)
  )
}

function headingWords(sentences: readonly Sentence[]): string {
  return writeSentences(sentences).replace(/#+$/, '\\$&')
}

/**
 * Loose only where an item holds more than words and lists, so that plain lists stay close together; a list that begins
 * at another number than 1 cannot begin right below words.
 */
function writeList(list: List, other: boolean): string {
  const isPlain = (child: Block): boolean => child.kind === 'list' && child.start === undefined
  const loose = !list.items.every(({ children }) => children.every(isPlain))
  const bullet = other ? '*' : '-'
  const stop = other ? ')' : '.'
  const items = list.items.map((item, index) => {
    const marker = list.ordered ? `${(list.start ?? 1) + index}${stop} ` : `${bullet} `
    return indent(writeItem(item, loose), ' '.repeat(marker.length), '')
      .replace(/^ */, marker)
      .replace(/ +$/, '')
  })
  return items.join(loose ? '\n\n' : '\n')
}

function writeItem(item: ListItem, loose: boolean): string {
  const words = escapeLineStart(writeSentences(item.sentences))
  // Stars right after a bullet would make one divider of the whole line.
  const children = markdownPieces(item.children).map((piece) => (piece === '***' ? '___' : piece))
  const pieces = [...(words === '' ? [] : [words]), ...children]
  return pieces.join(loose ? '\n\n' : '\n')
}

function writeCode(text: string, language: string | null): string {
  const mark = language?.includes('`') ? '~' : '`'
  const fence = mark.repeat(Math.max(3, longestRun(text, mark) + 1))
  return `${fence}${language ?? ''}\n${text}\n${fence}`
}

function writeTable({ rows }: Table): string {
  const lines = rows.map((row) => `| ${row.map(writeCell).join(' | ')} |`)
  const [head, ...body] = lines
  const rule = `| ${(rows[0] ?? []).map(() => '---').join(' | ')} |`
  return [head, rule, ...body].join('\n')
}

/** A table takes a backslash before a bar for an escape even in code: there the code stands as plain words. */
function writeCell({ inlines }: Sentence): string {
  const words = inlines.map((run) =>
    run.text.includes('\\|') ? { ...run, marks: run.marks.filter((mark) => mark !== 'code') } : run,
  )
  return writeInlines(words).replaceAll('|', '\\|')
}

function writeImage({ url, sentences }: Image): string {
  return `![${writeSentences(sentences).replaceAll(']', '\\]')}](${escapeAddress(url)})`
}

/** Each line with this before it; empty lines get their own prefix, so that no line ends in white space. */
function indent(text: string, prefix: string, empty: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? empty : prefix + line))
    .join('\n')
}
