import { type Block, blockSentences, type ListItem, type Sentence } from '../../article/document.ts'
import type { CarryMatch } from './carry-match.ts'
import type { NewSentences } from './new-sentences.ts'

export interface Carrying {
  readonly match: CarryMatch
  readonly added: NewSentences
}

/**
 * A block with words of the marketer's, carried over to the next version of the article: its other sentences
 * become what they are there, new ones stand beside their neighbours, and the marketer's words stay. Null where
 * nothing is left of it.
 */
export function carryBlock(block: Block, carrying: Carrying): Block | null {
  const carried = carryWords(block, carrying)
  const isWorded = carried.kind === 'divider' || blockSentences(carried).some(({ text }) => text !== '')
  return isWorded || blockSentences(block).length === 0 ? carried : null
}

function carryWords(block: Block, carrying: Carrying): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'code':
    case 'image':
      return { ...block, sentences: carrySentences(block.sentences, carrying, () => true) }
    case 'list':
      return { ...block, items: block.items.flatMap((item) => carryItem(item, carrying)) }
    case 'quote':
      return { ...block, blocks: block.blocks.flatMap((inner) => carryBlock(inner, carrying) ?? []) }
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => carryCell(cell, carrying))) }
    case 'divider':
      return block
  }
}

/** Items that are new in the article stand beside their neighbours. */
function carryItem(item: ListItem, carrying: Carrying): readonly ListItem[] {
  const { added } = carrying
  const isOfItem = (sentence: Sentence, anchor: string): boolean =>
    added.itemOf(sentence.id) === added.itemOf(anchor)
  const others = (side: 'before' | 'after') =>
    newItems(
      item.sentences.flatMap((sentence) =>
        anchorsOf(sentence, carrying).flatMap((anchor) =>
          added[side](anchor).filter((one) => !isOfItem(one, anchor)),
        ),
      ),
      added,
    )
  const sentences = carrySentences(item.sentences, carrying, isOfItem)
  const children = item.children.flatMap((child) => carryBlock(child, carrying) ?? [])
  const isKept = sentences.length > 0 || children.length > 0
  return [...others('before'), ...(isKept ? [{ ...item, sentences, children }] : []), ...others('after')]
}

function newItems(sentences: readonly Sentence[], { itemOf }: NewSentences): readonly ListItem[] {
  return [...Map.groupBy(sentences, ({ id }) => itemOf(id))].map(([item, group]) => ({
    label: item?.label ?? null,
    sentences: group,
    children: [],
  }))
}

type Accept = (sentence: Sentence, anchor: string) => boolean

function carrySentences(
  sentences: readonly Sentence[],
  carrying: Carrying,
  accept: Accept,
): readonly Sentence[] {
  const { added } = carrying
  return sentences.flatMap((sentence) => {
    const anchors = anchorsOf(sentence, carrying)
    const run = (side: 'before' | 'after') =>
      anchors.flatMap((anchor) => added[side](anchor).filter((one) => accept(one, anchor)))
    return [...run('before'), ...carrySentence(sentence, carrying), ...run('after')]
  })
}

/** The sentences of the new article that a sentence stands for. */
function anchorsOf(sentence: Sentence, { match }: Carrying): readonly string[] {
  const ids = sentence.origin === 'own' ? (sentence.replaces ?? []) : [sentence.id]
  return ids.flatMap((id) => match.sentenceOf(id)?.id ?? [])
}

function carrySentence(sentence: Sentence, { match }: Carrying): readonly Sentence[] {
  if (sentence.origin === 'phrase') return [sentence]
  if (sentence.origin === 'own') return [replacing(sentence, (sentence.replaces ?? []).map(match.sentenceOf))]
  const now = match.sentenceOf(sentence.id)
  const was = match.earlier(sentence.id)
  if (was === null || styleOf(was) === styleOf(sentence)) return now ? [now] : []
  if (now?.text === sentence.text) return [{ ...now, inlines: sentence.inlines }]
  return [replacing({ ...sentence, origin: 'own', span: null, id: `own:${sentence.id}` }, [now])]
}

function styleOf({ inlines }: Sentence): string {
  return JSON.stringify(inlines)
}

/** The marketer's words with the sentences that they stand for now, if there are any left. */
function replacing(sentence: Sentence, now: readonly (Sentence | null)[]): Sentence {
  const { replaces: _, ...words } = sentence
  const ids = now.flatMap((one) => one?.id ?? [])
  return ids.length === 0 ? words : { ...words, replaces: ids }
}

/** A table keeps its cells. */
function carryCell(cell: Sentence, carrying: Carrying): Sentence {
  const { replaces: _, ...words } = cell
  return carrySentence(cell, carrying)[0] ?? { ...words, origin: 'own', span: null }
}
