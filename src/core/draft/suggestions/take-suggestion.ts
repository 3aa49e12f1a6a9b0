import type { Block, Inline, ListItem, Paragraph, Sentence } from '../../article/document.ts'
import { blockSentences } from '../../article/document.ts'
import type { Email, SuggestedEdit, Suggestion } from '../draft.ts'

/**
 * The body of an email with a suggestion taken: what is cut is gone, what is reworded is the marketer's own. A
 * sentence that is not there any more changes nothing.
 */
export function takeSuggestion({ body }: Pick<Email, 'body'>, { edit }: Suggestion): Email['body'] {
  const found = body.flatMap(blockSentences).find(({ id }) => id === edit.sentence)
  if (!found) return body
  return edit.kind === 'first' ? beginWith(body, found) : mapSentences(body, changeOf(edit))
}

type Change = (sentence: Sentence) => readonly Sentence[]

function changeOf(edit: Exclude<SuggestedEdit, { kind: 'first' }>): Change {
  return (sentence) => {
    if (sentence.id !== edit.sentence) return [sentence]
    return edit.kind === 'cut' ? [] : [reworded(sentence, edit.text)]
  }
}

/** Styles and links stay where the new words are the end of the old ones. */
function reworded(sentence: Sentence, text: string): Sentence {
  const dropped = sentence.text.length - text.length
  const isEnd = dropped > 0 && sentence.text.slice(dropped).toLowerCase() === text.toLowerCase()
  const inlines = isEnd ? endOf(sentence.inlines, dropped, text) : [{ text, marks: [] }]
  return { id: `${sentence.id}~`, text, inlines, origin: 'own', span: null }
}

function endOf(inlines: readonly Inline[], dropped: number, text: string): readonly Inline[] {
  let before = 0
  return inlines.flatMap((inline) => {
    const start = Math.max(0, before - dropped)
    before += inline.text.length
    const words = text.slice(start, Math.max(0, before - dropped))
    return words === '' ? [] : [{ ...inline, text: words }]
  })
}

function beginWith(body: readonly Block[], sentence: Sentence): readonly Block[] {
  const rest = mapSentences(body, (one) => (one.id === sentence.id ? [] : [one]))
  const at = rest.findIndex(({ kind }) => kind !== 'heading')
  const first = rest[at]
  const opened: Paragraph =
    first?.kind === 'paragraph'
      ? { ...first, sentences: [sentence, ...first.sentences] }
      : { kind: 'paragraph', id: `${sentence.id}~first`, sentences: [sentence] }
  const place = at < 0 ? rest.length : at
  return [...rest.slice(0, place), opened, ...rest.slice(first?.kind === 'paragraph' ? place + 1 : place)]
}

/** The blocks with each sentence changed; a paragraph or list item whose last one goes, goes as well. */
function mapSentences(blocks: readonly Block[], change: Change): readonly Block[] {
  return blocks.flatMap((block) => {
    const mapped = mapBlock(block, change)
    const emptied = blockSentences(block).length > 0 && blockSentences(mapped).length === 0
    return emptied && mapped.kind !== 'image' ? [] : [mapped]
  })
}

function mapBlock(block: Block, change: Change): Block {
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.flatMap((item) => mapItem(item, change)) }
    case 'quote':
      return { ...block, blocks: mapSentences(block.blocks, change) }
    case 'table':
      return block
    case 'divider':
      return block
    default:
      return { ...block, sentences: block.sentences.flatMap(change) }
  }
}

function mapItem(item: ListItem, change: Change): readonly ListItem[] {
  const sentences = item.sentences.flatMap(change)
  const children = mapSentences(item.children, change)
  const had = item.sentences.length + item.children.length > 0
  if (had && sentences.length + children.length === 0) return []
  const label = sentences[0]?.text.startsWith(`${item.label}:`) ? item.label : null
  return [{ label, sentences, children }]
}
