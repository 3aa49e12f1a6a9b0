import { type Block, blockSentences, type Sentence, standsFor } from '../../article/document.ts'
import { mapParagraphs } from '../../article/map-paragraphs.ts'
import type { Draft } from '../draft.ts'
import { blockKey, type Overrides, type Part } from './overrides.ts'

interface Keyed {
  readonly key: string
  readonly block: Block
}

/** The body of each email, by id: the drafted blocks without those taken out, with the marketer's put in. */
export function arrangeBodies(draft: Draft, overrides: Overrides): ReadonlyMap<string, readonly Block[]> {
  const strip = withoutHeld(overrides)
  const drafted = new Map(
    draft.emails.map(({ id, body }): [string, readonly Keyed[]] => [
      id,
      body.map((block) => ({ key: blockKey(id, block), block })),
    ]),
  )
  const placed = overrides.emails.map(({ email, parts }) => ({
    id: email.id,
    parts: parts.map((part) => ({ ...part, isPlaced: isPlaced(part, drafted.has(email.id)) })),
  }))
  const all = placed.flatMap(({ parts }) => parts)
  const out = new Set([
    ...overrides.removedBlocks,
    ...all.filter((part) => part.isPlaced).map(({ key }) => key),
  ])
  const edited = new Map(all.filter(({ kind }) => kind === 'edited').map(({ key, block }) => [key, block]))
  const homes = new Map([...drafted.values()].flat().map((one) => [one.key, one.block]))
  const wordsOf = (key: string, block: Block): readonly Block[] =>
    edited.has(key) ? [edited.get(key) ?? block] : strip(homes.get(key) ?? block)
  const sequences = new Map(
    [...drafted].map(([id, blocks]) => [id, blocks.filter(({ key }) => !out.has(key))]),
  )
  const partsById = new Map(placed.map(({ id, parts }) => [id, parts]))
  return new Map(
    [...new Set([...sequences.keys(), ...partsById.keys()])].map((id) => [
      id,
      merged(sequences.get(id) ?? [], partsById.get(id) ?? [], wordsOf),
    ]),
  )
}

/** Where the draft has no such email, all that it held stays together. */
function isPlaced({ kind, moved }: Part, isDrafted: boolean): boolean {
  return kind === 'own' || moved || !isDrafted
}

type PlacedPart = Part & { readonly isPlaced: boolean }

/** What was placed follows the drafted block that it follows in the marketer's email, or comes first. */
function merged(
  sequence: readonly Keyed[],
  parts: readonly PlacedPart[],
  wordsOf: (key: string, block: Block) => readonly Block[],
): readonly Block[] {
  const there = new Set(sequence.map(({ key }) => key))
  const after = new Map<string, Block[]>()
  let cursor = ''
  for (const { key, kind, block, isPlaced } of parts) {
    if (!isPlaced && there.has(key)) cursor = key
    if (!isPlaced) continue
    const words = kind === 'own' ? [block] : wordsOf(key, block)
    after.set(cursor, [...(after.get(cursor) ?? []), ...words])
  }
  return [
    ...(after.get('') ?? []),
    ...sequence.flatMap(({ key, block }) => [...wordsOf(key, block), ...(after.get(key) ?? [])]),
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
