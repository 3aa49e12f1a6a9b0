import { type Block, blockSentences, type Document } from '../core/article/document.ts'
import type { Drop } from '../core/draft/draft.ts'
import { dropWords } from '../core/draft/draft-words.ts'
import type { Trails } from './sentence-trails.ts'

/** Where the blocks of a run went: into an email (counted from 1), or out of the series. */
export type RunPlace =
  | { readonly kind: 'email'; readonly email: number }
  | { readonly kind: 'left-out'; readonly drop: Drop }
  /** An article that no email took anything of. */
  | { readonly kind: 'nowhere' }

/** Neighbouring blocks of the article that went the same way. */
export interface Run {
  readonly place: RunPlace
  readonly blocks: readonly Block[]
}

/** The article in reading order, cut where another email begins. A heading goes with what stands under it. */
export function articleRuns(document: Document, trails: Trails): readonly Run[] {
  const blocks = flatBlocks(document)
  const places = fillGaps(blocks.map((block) => placeOf(block, trails)))
  const runs: { place: RunPlace; blocks: Block[] }[] = []
  for (const [index, block] of blocks.entries()) {
    const place = places[index] ?? { kind: 'nowhere' }
    const last = runs.at(-1)
    if (last && sameKey(last.place) === sameKey(place)) last.blocks.push(block)
    else runs.push({ place, blocks: [block] })
  }
  return runs
}

function flatBlocks({ title, sections }: Document): readonly Block[] {
  const below = sections.flatMap(({ heading, blocks }) => (heading ? [heading, ...blocks] : blocks))
  return title ? [title, ...below] : below
}

/** Null for what has no place of its own: a title, a heading that no email prints, a line between sections. */
function placeOf(block: Block, trails: Trails): RunPlace | null {
  const fates = blockSentences(block).flatMap(({ id }) => trails.get(id)?.fate ?? [])
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
