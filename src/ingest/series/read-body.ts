import type { Block, ListItem, Sentence } from '../../core/article/document.ts'
import { withoutBareLinks } from '../markdown/bare-links.ts'
import { readMarkdownBlocks } from '../markdown/markdown.ts'
import type { SourceMatch } from './match-source.ts'
import { joinFragments } from './own-words.ts'

export interface BodyInput {
  readonly markdown: string
  /** The id of the email. */
  readonly email: string
  readonly language: string
  readonly match: SourceMatch
}

/**
 * The blocks of an edited email. A block that was left alone is the drafted one; in any other, each sentence of
 * the article keeps its id and place, and other words are the marketer's own. Null where the Markdown is too
 * tangled to be read.
 */
export function readBody({ markdown, email, language, match }: BodyInput): readonly Block[] | null {
  // An empty line above it, so that a rule at its beginning is not taken for front matter.
  const blocks = readMarkdownBlocks(`\n${markdown}`, language, 'own')
  const ids = newIds(email)
  return blocks?.map((block) => match.block(block, email) ?? adopt(block, { email, match, ids })) ?? null
}

interface Adopting {
  readonly email: string
  readonly match: SourceMatch
  readonly ids: Ids
}

/** Ids of one email: those of the draft once each, and new ones for what is not in it. */
interface Ids {
  next(): string
  orNext(drafted: string | null): string
}

function newIds(email: string): Ids {
  const used = new Set<string>()
  let count = 0
  const next = (): string => {
    count += 1
    return `${email}:${count}`
  }
  return {
    next,
    orNext: (drafted) => {
      if (drafted === null || used.has(drafted)) return next()
      used.add(drafted)
      return drafted
    },
  }
}

function adopt(block: Block, adopting: Adopting): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'code':
    case 'image': {
      const sentences = adoptSentences(block.sentences, adopting)
      return { ...block, id: idFor(sentences, adopting), sentences }
    }
    case 'list': {
      const items = block.items.map((item) => adoptItem(item, adopting))
      return {
        ...block,
        id: idFor(
          items.flatMap(({ sentences }) => sentences),
          adopting,
        ),
        items,
      }
    }
    case 'quote': {
      const blocks = block.blocks.map((inner) => adopt(inner, adopting))
      return { ...block, id: adopting.ids.next(), blocks }
    }
    case 'table': {
      const rows = block.rows.map((row) => row.map((cell) => adoptSentence(cell, adopting)))
      return { ...block, id: idFor(rows.flat(), adopting), rows }
    }
    case 'divider':
      return { ...block, id: adopting.ids.next() }
  }
}

function adoptItem(item: ListItem, adopting: Adopting): ListItem {
  return {
    ...item,
    sentences: adoptSentences(item.sentences, adopting),
    children: item.children.map((child) => adopt(child, adopting)),
  }
}

function adoptSentences(sentences: readonly Sentence[], adopting: Adopting): readonly Sentence[] {
  return joinFragments(sentences.map((sentence) => adoptSentence(sentence, adopting)))
}

/** The words stay as they were typed, so that a change of style alone keeps the place in the article. */
function adoptSentence(sentence: Sentence, { email, match, ids }: Adopting): Sentence {
  const known = sentence.text === '' ? null : match.sentence(sentence.text, email)
  if (known === null) return { ...sentence, id: ids.next(), origin: 'own', span: null }
  if (sameStyle(sentence, known)) return known
  return { ...sentence, id: known.id, origin: known.origin, span: known.span }
}

function sameStyle(typed: Sentence, known: Sentence): boolean {
  return typed.text === known.text && styleOf(typed) === styleOf(known)
}

function styleOf({ inlines }: Sentence): string {
  return JSON.stringify(withoutBareLinks(inlines))
}

/** A block is the drafted one as long as it holds a sentence of it. */
function idFor(sentences: readonly Sentence[], { match, ids }: Adopting): string {
  const drafted = sentences.map(({ id }) => match.blockIdOf(id)).find((id) => id !== null)
  return ids.orNext(drafted ?? null)
}
