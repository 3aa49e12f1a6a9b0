import { wordCount } from '../../language/words.ts'
import { type Block, blockSentences, blockText, type List, type Sentence } from '../document.ts'

/** What a block is like beside its words, measured once. */
export interface BlockShape {
  readonly block: Block
  readonly text: string
  readonly words: number
  /** The share of its letters that stand in links, 0 to 1. */
  readonly linked: number
}

/** The shape of a block, nested blocks included. */
export function shapeOf(block: Block): BlockShape {
  const text = blockText(block)
  return { block, text, words: wordCount(text), linked: linkedShare(blockSentences(block)) }
}

function linkedShare(sentences: readonly Sentence[]): number {
  let all = 0
  let linked = 0
  for (const { text, href, unlinked } of sentences.flatMap(({ inlines }) => inlines)) {
    all += text.length
    if (href !== undefined || unlinked !== undefined) linked += text.length
  }
  return all === 0 ? 0 : linked / all
}

/** Whether each item is a link to a place on the same page, as in a table of contents. */
export function isListOfAnchors(list: List): boolean {
  const items = list.items.map(({ sentences }) => sentences.flatMap(({ inlines }) => inlines))
  const isAnchor = (item: (typeof items)[number]): boolean =>
    item.some(({ unlinked }) => unlinked?.startsWith('#')) &&
    item.every(({ text, unlinked }) => text.trim().length < 4 || unlinked?.startsWith('#'))
  return items.length >= 2 && items.every(isAnchor)
}
