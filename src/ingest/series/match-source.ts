import { type Block, blockSentences, documentSentences, type Sentence } from '../../core/article/document.ts'
import type { Draft } from '../../core/draft/draft.ts'
import { readMarkdownBlocks } from '../markdown/markdown.ts'
import { writeMarkdown } from '../markdown/write-markdown.ts'

/** Finds in a draft what an edited email still holds of it; what stands in the draft twice is given out in turn. */
export interface SourceMatch {
  /** The drafted block with the same Markdown, from the email of this id rather than another. */
  block(block: Block, email: string): Block | null
  /** The sentence of the article, or our own phrase, with the same words. */
  sentence(words: string, email: string): Sentence | null
  /** The id of the drafted block that holds this sentence directly. */
  blockIdOf(sentence: string): string | null
}

interface Known<Value> {
  readonly value: Value
  /** The email that it was drafted for; null for titles and headings that no email prints. */
  readonly email: string | null
}

/** `draft` is the series as it is drafted from its article, before any edit. */
export function matchSource(draft: Draft): SourceMatch {
  const blocks = draft.emails.flatMap(({ id, body }) => body.map((value) => ({ value, email: id })))
  const byMarkdown = Map.groupBy(blocks, ({ value }) => markdownInFile(value, draft.document.language))
  const byWords = Map.groupBy(knownSentences(draft), ({ value }) => comparable(value.text))
  const holders = new Map(blocks.flatMap(({ value }) => holdings(value)))
  const used = new Set<Block | Sentence>()
  return {
    block: (block, email) => {
      const taken = take(byMarkdown.get(writeMarkdown([block])), email, used)
      for (const sentence of taken ? blockSentences(taken) : []) used.add(sentence)
      return taken
    },
    sentence: (words, email) => take(byWords.get(comparable(words)), email, used),
    blockIdOf: (sentence) => holders.get(sentence) ?? null,
  }
}

/** A drafted block's Markdown once it went through a file, which may hold less than the article's tree. */
function markdownInFile(block: Block, language: string): string {
  const markdown = writeMarkdown([block])
  const read = readMarkdownBlocks(`\n${markdown}`, language, 'own') ?? []
  return read.length === 1 ? writeMarkdown(read) : markdown
}

/** Words as they are compared: white space, and the shape of quotation marks, make no difference. */
function comparable(words: string): string {
  return words.normalize('NFC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim()
}

function knownSentences({ emails, document }: Draft): readonly Known<Sentence>[] {
  const printed = emails.flatMap(({ id, body }) =>
    body.flatMap(blockSentences).map((value) => ({ value, email: id })),
  )
  const ids = new Set(printed.map(({ value }) => value.id))
  const others = documentSentences(document).filter(({ id }) => !ids.has(id))
  return [...printed, ...others.map((value) => ({ value, email: null }))].filter(
    ({ value }) => value.text !== '',
  )
}

/** Each sentence of a block with the id of the innermost block that holds it. */
function holdings(block: Block): readonly (readonly [string, string])[] {
  switch (block.kind) {
    case 'list': {
      const own = block.items.flatMap(({ sentences }) => sentences)
      const nested = block.items.flatMap(({ children }) => children.flatMap(holdings))
      return [...own.map(({ id }) => [id, block.id] as const), ...nested]
    }
    case 'quote':
      return block.blocks.flatMap(holdings)
    default:
      return blockSentences(block).map(({ id }) => [id, block.id] as const)
  }
}

/** The first that was not yet taken, from the email of this id before another; else one that was. */
function take<Value extends Block | Sentence>(
  known: readonly Known<Value>[] | undefined,
  email: string,
  used: Set<Block | Sentence>,
): Value | null {
  if (known === undefined) return null
  const rank = (one: Known<Value>): number => (used.has(one.value) ? 2 : 0) + (one.email === email ? 0 : 1)
  const [best] = known.toSorted((a, b) => rank(a) - rank(b))
  if (best) used.add(best.value)
  return best?.value ?? null
}
