import { type Block, blockSentences, type Sentence, standsFor } from '../../article/document.ts'
import { mapParagraphs } from '../../article/map-paragraphs.ts'
import type { Draft } from '../draft.ts'
import { blockKey, type Overrides, type Part } from './overrides.ts'

interface Keyed {
  readonly key: string
  readonly block: Block
}

type Bodies = ReadonlyMap<string, readonly Block[]>

/**
 * The body of each email, by id: the drafted blocks without those taken out, with the marketer's put in. An email
 * that would be left without words, because the article moved them, keeps them.
 */
export function arrangeBodies(draft: Draft, overrides: Overrides): Bodies {
  const drafted = new Set(draft.emails.map(({ id }) => id))
  const undrafted = overrides.emails.map(({ email }) => email.id).filter((id) => !drafted.has(id))
  const bodies = arrange(draft, overrides, new Set(undrafted))
  const emptied = overrides.emails
    .map(({ email }) => email.id)
    .filter((id) => !holdsWords(bodies.get(id) ?? []))
  return emptied.length === 0 ? bodies : arrange(draft, overrides, new Set([...undrafted, ...emptied]))
}

/** Whether a reader would see any words. */
export function holdsWords(body: readonly Block[]): boolean {
  return body.some((block) => blockSentences(block).some(({ text }) => text !== ''))
}

/** All that an email in `whole` holds stays together there, and so do the marketer's words in any. */
function arrange(draft: Draft, overrides: Overrides, whole: ReadonlySet<string>): Bodies {
  const present = new Set(overrides.emails.map(({ email }) => email.id))
  const homes = new Map(
    draft.emails.flatMap(({ id, body }) => body.map((block) => [blockKey(id, block), id])),
  )
  const staysIn = (id: string, { key, kind, moved }: Part): boolean => {
    const home = homes.get(key) ?? ''
    return moved || whole.has(id) || !present.has(home) || (kind !== 'drafted' && home !== id)
  }
  const placed = overrides.emails.map(({ email: { id }, parts }) => ({
    id,
    parts: parts.map((part) => ({ ...part, isPlaced: staysIn(id, part) })),
  }))
  const all = placed.flatMap(({ parts }) => parts)
  const out = new Set([
    ...overrides.removedBlocks,
    ...all.filter((part) => part.isPlaced).map(({ key }) => key),
  ])
  const drafted = draft.emails.map(({ id, body }): [string, readonly Keyed[]] => [
    id,
    body.map((block) => ({ key: blockKey(id, block), block })),
  ])
  const sequences = new Map(drafted.map(([id, blocks]) => [id, blocks.filter(({ key }) => !out.has(key))]))
  const parts = new Map(placed.map((one) => [one.id, one.parts]))
  const words = wordsByKey(
    drafted.flatMap(([, blocks]) => blocks),
    overrides,
  )
  return new Map(
    [...new Set([...sequences.keys(), ...parts.keys()])].map((id) => [
      id,
      merged(sequences.get(id) ?? [], parts.get(id) ?? [], words),
    ]),
  )
}

type WordsOf = (one: Keyed) => readonly Block[]

/** What a drafted block says: the marketer's words where they were edited, else the article's. */
function wordsByKey(drafted: readonly Keyed[], overrides: Overrides): WordsOf {
  const strip = withoutHeld(overrides)
  const parts = overrides.emails.flatMap((email) => email.parts)
  const edited = new Map(parts.filter(({ kind }) => kind === 'edited').map(({ key, block }) => [key, block]))
  const homes = new Map(drafted.map(({ key, block }) => [key, block]))
  return ({ key, block }) => {
    const own = edited.get(key)
    return own ? [own] : strip(homes.get(key) ?? block)
  }
}

type PlacedPart = Part & { readonly isPlaced: boolean }

/** What was placed follows the drafted block that it follows in the marketer's email, or comes first. */
function merged(
  sequence: readonly Keyed[],
  parts: readonly PlacedPart[],
  wordsOf: WordsOf,
): readonly Block[] {
  const there = new Set(sequence.map(({ key }) => key))
  const after = new Map<string, Block[]>()
  let cursor = ''
  for (const { key, kind, block, isPlaced } of parts) {
    if (!isPlaced && there.has(key)) cursor = key
    if (!isPlaced) continue
    const words = kind === 'own' ? [block] : wordsOf({ key, block })
    after.set(cursor, [...(after.get(cursor) ?? []), ...words])
  }
  return [
    ...(after.get('') ?? []),
    ...sequence.flatMap(({ key, block }) => [...wordsOf({ key, block }), ...(after.get(key) ?? [])]),
  ]
}

/** Takes out of a drafted block what stands in the marketer's blocks, or was left out by hand. */
function withoutHeld({ emails, edits }: Overrides): (block: Block) => readonly Block[] {
  const blocks = emails.flatMap(({ parts }) => parts.filter(({ kind }) => kind !== 'drafted'))
  const held = new Set([
    ...blocks.flatMap(({ block }) => blockSentences(block)).flatMap(standsFor),
    ...edits.filter(({ what }) => what === 'removal').flatMap(({ sources }) => sources),
  ])
  const isHeld = ({ id }: Sentence): boolean => held.has(id)
  return (block) => {
    const sentences = blockSentences(block)
    if (!sentences.some(isHeld)) return [block]
    if (sentences.every((sentence) => isHeld(sentence) || sentence.text === '')) return []
    return [withoutSentences(block, isHeld)]
  }
}

function withoutSentences(block: Block, isHeld: (sentence: Sentence) => boolean): Block {
  const less = mapParagraphs(block, (sentences) => sentences.filter((sentence) => !isHeld(sentence)))
  if (less.kind !== 'list') return less
  return {
    ...less,
    items: less.items.filter(({ sentences, children }) => sentences.length + children.length > 0),
  }
}
