import type { CSSProperties } from 'react'
import type { Block, Code, Heading, Image, List, ListItem, Quote } from '../../src/core/article/document.ts'
import { withBoldLabel } from '../../src/core/mail/item-label.ts'
import { LAST_PARAGRAPH, type Look, PARAGRAPH, sideRule, sides } from '../theme.ts'
import { TableView } from './table.tsx'
import { Sentences } from './words.tsx'

const INDENT = 24

interface BlocksProps {
  readonly blocks: readonly Block[]
  readonly look: Look
  /** Whether they end a frame of their own, which keeps the distance below. */
  readonly framed?: boolean
}

/** Blocks one below the other. */
export function Blocks({ blocks, look, framed = false }: BlocksProps) {
  return blocks.map((block, index) => (
    <BlockView key={block.id} block={block} look={look} last={framed && index === blocks.length - 1} />
  ))
}

function BlockView({ block, look, last }: { block: Block; look: Look; last: boolean }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p style={last ? LAST_PARAGRAPH : PARAGRAPH}>
          <Sentences sentences={block.sentences} look={look} />
        </p>
      )
    case 'heading':
      return <HeadingView heading={block} look={look} />
    case 'list':
      return <ListView list={block} look={look} last={last} />
    case 'quote':
      return <QuoteView quote={block} look={look} />
    case 'code':
      return <CodeView code={block} look={look} />
    case 'table':
      return <TableView table={block} look={look} />
    case 'image':
      return <ImageView image={block} look={look} />
    case 'divider':
      return <hr style={{ border: 0, borderTop: `1px solid ${look.theme.light.line}`, margin: '26px 0' }} />
  }
}

function HeadingView({ heading, look }: { heading: Heading; look: Look }) {
  const Tag = heading.level <= 2 ? 'h2' : 'h3'
  return (
    <Tag style={{ fontSize: heading.level <= 2 ? 21 : 18, lineHeight: 1.35, margin: '28px 0 12px' }}>
      <Sentences sentences={heading.sentences} look={look} />
    </Tag>
  )
}

/** Its room is a margin, which Outlook on Windows keeps; it would drop padding. */
function ListView({ list, look, last }: { list: List; look: Look; last: boolean }) {
  const Tag = list.ordered ? 'ol' : 'ul'
  const margin = sides(look, 0, 0, last ? 0 : 18, INDENT)
  const inner = { ...look, column: look.column - INDENT }
  return (
    <Tag style={{ margin, padding: 0 }} {...(list.ordered && { start: list.start })}>
      {list.items.map((item, index) => (
        <ItemView key={item.sentences[0]?.id ?? index} item={item} look={inner} />
      ))}
    </Tag>
  )
}

function ItemView({ item, look }: { item: ListItem; look: Look }) {
  return (
    <li style={{ ...PARAGRAPH, margin: '0 0 8px' }}>
      <Sentences sentences={withBoldLabel(item)} look={look} />
      <Blocks blocks={item.children} look={look} framed />
    </li>
  )
}

function QuoteView({ quote, look }: { quote: Quote; look: Look }) {
  const style = { ...sideRule(look, look.theme.light.quiet, '2px 18px'), margin: '0 0 18px' }
  return (
    <blockquote style={style}>
      <Blocks blocks={quote.blocks} look={{ ...look, column: look.column - 39 }} framed />
    </blockquote>
  )
}

function CodeView({ code, look }: { code: Code; look: Look }) {
  const { mono, light } = look.theme
  const style: CSSProperties = {
    fontFamily: mono,
    fontSize: 14,
    lineHeight: 1.5,
    background: light.soft,
    padding: '14px 16px',
    margin: '0 0 18px',
    whiteSpace: 'pre-wrap',
    wordBreak: 'break-word',
  }
  return (
    <pre dir="ltr" style={style}>
      {code.sentences.map((sentence) => sentence.text).join('\n')}
    </pre>
  )
}

/** An image as wide as its column, whose own size no article tells; without an address that can be fetched, its words. */
function ImageView({ image, look }: { image: Image; look: Look }) {
  const words = image.sentences.map((sentence) => sentence.text).join(' ')
  if (image.url === '') return words === '' ? null : <p style={PARAGRAPH}>{words}</p>
  const style: CSSProperties = {
    border: 0,
    display: 'block',
    height: 'auto',
    margin: '0 0 18px',
    maxWidth: look.column,
    width: '100%',
  }
  // A low priority keeps React from adding a preload link for it to the head.
  return <img src={image.url} alt={words} width={look.column} fetchPriority="low" style={style} />
}
