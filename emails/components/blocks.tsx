import { Heading, Hr, Img, Text } from '@react-email/components'
import type { CSSProperties } from 'react'
import type { Block, Code, Image, List, ListItem, Quote, Table } from '../../src/core/article/document.ts'
import { withBoldLabel } from '../../src/core/mail/item-label.ts'
import { type Look, PARAGRAPH, sideRule } from '../theme.ts'
import { Inlines, Sentences } from './words.tsx'

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
        <Text style={last ? { ...PARAGRAPH, marginBottom: 0 } : PARAGRAPH}>
          <Sentences sentences={block.sentences} look={look} />
        </Text>
      )
    case 'heading':
      return (
        <Heading as={block.level <= 2 ? 'h2' : 'h3'} style={headingStyle(block.level)}>
          <Sentences sentences={block.sentences} look={look} />
        </Heading>
      )
    case 'list':
      return <ListView list={block} look={look} />
    case 'quote':
      return <QuoteView quote={block} look={look} />
    case 'code':
      return <CodeView code={block} look={look} />
    case 'table':
      return <TableView table={block} look={look} />
    case 'image':
      return <ImageView image={block} />
    case 'divider':
      return <Hr style={{ borderColor: look.theme.light.line, margin: '26px 0' }} />
  }
}

function headingStyle(level: number): CSSProperties {
  return { fontSize: level <= 2 ? 21 : 18, lineHeight: 1.35, margin: '28px 0 12px' }
}

function ListView({ list, look }: { list: List; look: Look }) {
  const Tag = list.ordered ? 'ol' : 'ul'
  const padding = look.direction === 'rtl' ? '0 24px 0 0' : '0 0 0 24px'
  return (
    <Tag style={{ margin: '0 0 18px', padding }} {...(list.ordered && { start: list.start })}>
      {list.items.map((item, index) => (
        <ItemView key={item.sentences[0]?.id ?? index} item={item} look={look} />
      ))}
    </Tag>
  )
}

function ItemView({ item, look }: { item: ListItem; look: Look }) {
  return (
    <li style={{ fontSize: 17, lineHeight: 1.6, marginBottom: 8 }}>
      <Sentences sentences={withBoldLabel(item)} look={look} />
      <Blocks blocks={item.children} look={look} framed />
    </li>
  )
}

function QuoteView({ quote, look }: { quote: Quote; look: Look }) {
  const style = sideRule(look, look.theme.light.line, '2px 18px')
  return (
    <blockquote style={{ ...style, margin: '0 0 18px' }}>
      <Blocks blocks={quote.blocks} look={look} framed />
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

function TableView({ table, look }: { table: Table; look: Look }) {
  const [head = [], ...rows] = table.rows
  const cell: CSSProperties = {
    borderBottom: `1px solid ${look.theme.light.line}`,
    fontSize: 15,
    lineHeight: 1.5,
    padding: '8px 12px 8px 0',
    textAlign: 'start',
    verticalAlign: 'top',
  }
  return (
    <table
      cellPadding={0}
      cellSpacing={0}
      width="100%"
      style={{ borderCollapse: 'collapse', marginBottom: 18 }}
    >
      <thead>
        <tr>
          {head.map((sentence) => (
            <th key={sentence.id} scope="col" style={cell}>
              <Inlines inlines={sentence.inlines} look={look} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row[0]?.id ?? index}>
            {row.map((sentence) => (
              <td key={sentence.id} style={cell}>
                <Inlines inlines={sentence.inlines} look={look} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** An image without an address that can be fetched leaves its words. */
function ImageView({ image }: { image: Image }) {
  const words = image.sentences.map((sentence) => sentence.text).join(' ')
  if (image.url === '') return words === '' ? null : <Text style={PARAGRAPH}>{words}</Text>
  const style: CSSProperties = { maxWidth: '100%', height: 'auto', margin: '0 0 18px' }
  // A low priority keeps React from adding a preload link for it to the head.
  return <Img src={image.url} alt={words} fetchPriority="low" style={style} />
}
