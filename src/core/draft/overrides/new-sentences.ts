import {
  type Block,
  blockSentences,
  type ListItem,
  type Sentence,
  standsFor,
} from '../../article/document.ts'
import type { Draft } from '../draft.ts'
import type { CarryMatch } from './carry-match.ts'
import type { EmailOverrides } from './overrides.ts'

/** Sentences that are new in the article, by the sentence beside which they stand in a block that was edited. */
export interface NewSentences {
  before(sentence: string): readonly Sentence[]
  after(sentence: string): readonly Sentence[]
  /** The list item of the article that holds a sentence. */
  itemOf(sentence: string): ListItem | null
}

/** Finds a place for each new sentence of a block whose words are partly the marketer's. */
export function newSentences(
  emails: readonly EmailOverrides[],
  after: Draft,
  match: CarryMatch,
): NewSentences {
  const followed = new Set(
    emails.flatMap(({ parts }) =>
      parts.flatMap(({ kind, key }) => (kind === 'drafted' ? match.keyOf(key) : [])),
    ),
  )
  const blocks = after.emails
    .flatMap(({ body }) => body)
    .filter(({ id }) => !followed.has(id) && !match.isNewBlock(id))
  const held = heldSentences(emails, match)
  const runs = blocks.flatMap((block) => runsIn(blockSentences(block), held, match))
  const beside = (side: Run['side']) =>
    new Map(runs.filter((run) => run.side === side).map(({ anchor, sentences }) => [anchor, sentences]))
  const [before, later] = [beside('before'), beside('after')]
  const items = new Map(blocks.flatMap(itemsIn))
  return {
    before: (id) => before.get(id) ?? [],
    after: (id) => later.get(id) ?? [],
    itemOf: (id) => items.get(id) ?? null,
  }
}

/** The sentences of the new article that stand in edited blocks, in whatever words. */
function heldSentences(emails: readonly EmailOverrides[], match: CarryMatch): ReadonlySet<string> {
  const parts = emails.flatMap((email) => email.parts).filter(({ kind }) => kind !== 'drafted')
  const ids = parts.flatMap(({ block }) => blockSentences(block)).flatMap(standsFor)
  return new Set(ids.flatMap((id) => match.sentenceOf(id)?.id ?? []))
}

interface Run {
  readonly anchor: string
  readonly side: 'before' | 'after'
  readonly sentences: readonly Sentence[]
}

/** Each run of new sentences follows the nearest one before it that is held, or else leads the first one. */
function runsIn(
  sentences: readonly Sentence[],
  held: ReadonlySet<string>,
  match: CarryMatch,
): readonly Run[] {
  const first = sentences.find(({ id }) => held.has(id))
  if (!first) return []
  let anchor: string | null = null
  const placed = sentences.map((sentence) => {
    if (held.has(sentence.id)) anchor = sentence.id
    return { sentence, anchor }
  })
  const added = placed.filter(({ sentence: { id, text } }) => text !== '' && match.isNewSentence(id))
  return [...Map.groupBy(added, (one) => one.anchor)].map(([key, group]): Run => {
    const run = group.map(({ sentence }) => sentence)
    return key === null
      ? { anchor: first.id, side: 'before', sentences: run }
      : { anchor: key, side: 'after', sentences: run }
  })
}

function itemsIn(block: Block): readonly (readonly [string, ListItem])[] {
  if (block.kind === 'quote') return block.blocks.flatMap(itemsIn)
  if (block.kind !== 'list') return []
  return block.items.flatMap((item) => [
    ...item.sentences.map(({ id }) => [id, item] as const),
    ...item.children.flatMap(itemsIn),
  ])
}
