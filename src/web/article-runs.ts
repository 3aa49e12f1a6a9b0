import {
  type Block,
  blockSentences,
  type Document,
  type ListItem,
  type Sentence,
} from '../core/article/document.ts'
import type { Drop } from '../core/draft/draft.ts'
import { dropWords } from '../core/draft/draft-words.ts'
import type { Trails } from './sentence-trails.ts'

/** Where the blocks of a run went: into an email (counted from 1), or out of the series. */
export type RunPlace =
  | { readonly kind: 'email'; readonly email: number }
  | { readonly kind: 'left-out'; readonly drop: Drop }
  /** An article that no email took anything of. */
  | { readonly kind: 'nowhere' }

/** Neighbouring blocks of the article that went the same way; of a block that was divided, the part that did. */
export interface Run {
  readonly place: RunPlace
  readonly blocks: readonly Block[]
  /** The number of the first item, where the run goes on with a numbered list. */
  readonly start: number
}

/** The article in reading order, cut where another email begins. A heading goes with what stands under it. */
export function articleRuns(document: Document, trails: Trails): readonly Run[] {
  const parts = flatBlocks(document).flatMap((block) => dividedBlock(block, trails))
  const places = fillGaps(parts.map(({ block }) => placeOf(blockSentences(block), trails)))
  const runs: { place: RunPlace; blocks: Block[]; start: number }[] = []
  for (const [index, { block, start }] of parts.entries()) {
    const place = places[index] ?? { kind: 'nowhere' }
    const last = runs.at(-1)
    if (last && sameKey(last.place) === sameKey(place)) last.blocks.push(block)
    else runs.push({ place, blocks: [block], start })
  }
  return runs
}

interface Part {
  readonly block: Block
  readonly start: number
}

/** A list or a paragraph whose parts went different ways, as one block for each way. */
function dividedBlock(block: Block, trails: Trails): readonly Part[] {
  if (block.kind === 'paragraph') {
    const groups = grouped(block.sentences, (sentence) => placeOf([sentence], trails))
    return groups.map((sentences, index) => ({
      block: { ...block, id: partId(block, index), sentences },
      start: 1,
    }))
  }
  if (block.kind !== 'list') return [{ block, start: 1 }]
  const groups = grouped(block.items, (item) => placeOf(itemSentences(item), trails))
  let start = 1
  return groups.map((items, index) => {
    const part = { block: { ...block, id: partId(block, index), items }, start }
    start += items.length
    return part
  })
}

function partId({ id }: Block, index: number): string {
  return index === 0 ? id : `${id} ${index}`
}

function itemSentences({ sentences, children }: ListItem): readonly Sentence[] {
  return [...sentences, ...children.flatMap(blockSentences)]
}

/** Neighbours of the same place, together; what has none stays with those before it. */
function grouped<Part>(
  parts: readonly Part[],
  place: (part: Part) => RunPlace | null,
): readonly (readonly Part[])[] {
  const groups: Part[][] = []
  let last: string | null = null
  for (const part of parts) {
    const found = place(part)
    const key: string | null = found ? sameKey(found) : last
    if (groups.length === 0 || (last !== null && key !== last)) groups.push([])
    groups.at(-1)?.push(part)
    last = key
  }
  return groups
}

function flatBlocks({ title, sections }: Document): readonly Block[] {
  const below = sections.flatMap(({ heading, blocks }) => (heading ? [heading, ...blocks] : blocks))
  return title ? [title, ...below] : below
}

/** Null for what has no place of its own: a title, a heading that no email prints, a line between sections. */
function placeOf(sentences: readonly Sentence[], trails: Trails): RunPlace | null {
  const fates = sentences.flatMap(({ id }) => trails.get(id)?.fate ?? [])
  const home = fates.find((fate) => fate.kind === 'email')
  if (home) return home
  const out = fates.find((fate) => fate.kind === 'dropped')
  const isFrame = out?.drop.reason === 'title' || out?.drop.reason.endsWith('heading')
  return out && !isFrame ? { kind: 'left-out', drop: out.drop } : null
}

/** What has no place joins the block after it, or at the end the block before it. */
function fillGaps(places: readonly (RunPlace | null)[]): readonly RunPlace[] {
  let next: RunPlace = places.findLast((place) => place !== null) ?? { kind: 'nowhere' }
  const filled: RunPlace[] = []
  for (const place of places.toReversed()) {
    if (place) next = place
    filled.push(next)
  }
  return filled.toReversed()
}

function sameKey(place: RunPlace): string {
  if (place.kind === 'email') return `email ${place.email}`
  return place.kind === 'left-out' ? dropWords(place.drop) : ''
}
