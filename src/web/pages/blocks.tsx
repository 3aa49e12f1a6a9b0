import { createElement, Fragment, type ReactElement, type ReactNode } from 'react'
import type { Block, Inline, List, Mark, Sentence } from '../../core/article/document.ts'

/** How one sentence is drawn: the two sides of the review page differ in nothing else. */
export type DrawSentence = (sentence: Sentence) => ReactElement

interface BlocksProps {
  readonly blocks: readonly Block[]
  readonly draw: DrawSentence
  /** What headings of the first depth are on this page. */
  readonly topHeading: number
  /** How deep each heading stands, by its id. */
  readonly depths: ReadonlyMap<string, number>
  /** The number of the first item, where the first block goes on with a numbered list. */
  readonly start?: number
}

/** Blocks of an article as HTML, sentence by sentence. */
export function Blocks({ blocks, start = 1, ...how }: BlocksProps): ReactElement {
  return (
    <>
      {blocks.map((block, index) => (
        <BlockView key={block.id} block={block} start={index === 0 ? start : 1} {...how} />
      ))}
    </>
  )
}

interface BlockProps extends Omit<BlocksProps, 'blocks' | 'start'> {
  readonly block: Block
  readonly start: number
}

function BlockView({ block, start, ...how }: BlockProps): ReactElement {
  const { draw, topHeading, depths } = how
  switch (block.kind) {
    case 'paragraph':
      return <p>{sentencesOf(block.sentences, draw)}</p>
    case 'heading':
      return headingOf(topHeading + (depths.get(block.id) ?? 1) - 1, sentencesOf(block.sentences, draw))
    case 'list':
      return listOf(block, start, how)
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} {...how} />
        </blockquote>
      )
    case 'code':
      return <pre>{sentencesOf(block.sentences, draw)}</pre>
    case 'table':
      return tableOf(block.rows, draw)
    case 'image':
      return <p className="picture">Picture: {sentencesOf(block.sentences, draw)}</p>
    case 'divider':
      return <hr />
  }
}

function headingOf(level: number, children: ReactNode): ReactElement {
  const Tag = level <= 3 ? 'h3' : level === 4 ? 'h4' : level === 5 ? 'h5' : 'h6'
  return <Tag>{children}</Tag>
}

function listOf(
  { ordered, start: first = 1, items }: List,
  start: number,
  how: Omit<BlocksProps, 'blocks' | 'start'>,
): ReactElement {
  const listed = items.map((item) => (
    <li key={item.sentences[0]?.id ?? item.children[0]?.id}>
      {sentencesOf(item.sentences, how.draw)}
      <Blocks blocks={item.children} {...how} />
    </li>
  ))
  if (!ordered) return <ul>{listed}</ul>
  const number = first + start - 1
  return <ol start={number === 1 ? undefined : number}>{listed}</ol>
}

/** A table scrolls by itself where it is wider than its column, by keys as well. */
function tableOf([head, ...rows]: readonly (readonly Sentence[])[], draw: DrawSentence): ReactElement {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse must be able to scroll it
    // biome-ignore lint/a11y/useSemanticElements: a table is no set of fields
    <div className="wide" role="group" aria-label="Table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head?.map((cell) => (
              <th key={cell.id} scope="col">
                {draw(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]?.id}>
              {row.map((cell) => (
                <td key={cell.id}>{draw(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function sentencesOf(sentences: readonly Sentence[], draw: DrawSentence): ReactNode {
  return sentences.map((sentence, index) => (
    <Fragment key={sentence.id}>
      {index > 0 ? ' ' : null}
      {draw(sentence)}
    </Fragment>
  ))
}

/** The words of a sentence with their styles. Links of the article are shown, not followed: the sentence itself is a link. */
export function InlineRuns({ inlines }: { inlines: readonly Inline[] }): ReactElement {
  return (
    <>
      {inlines.map((inline, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: runs have no id and never move
        <Fragment key={index}>{inlineOf(inline)}</Fragment>
      ))}
    </>
  )
}

function inlineOf({ text, marks, href }: Inline): ReactNode {
  const words: ReactNode = href === undefined ? text : <u title={href}>{text}</u>
  return marks.reduce<ReactNode>((inner, mark) => marked(mark, inner), words)
}

function marked(mark: Mark, inner: ReactNode): ReactNode {
  const Tag = { strong: 'strong', emphasis: 'em', code: 'code' } as const
  return createElement(Tag[mark], null, inner)
}
