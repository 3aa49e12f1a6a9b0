import { type Block, blockSentences, type Document } from '../core/article/document.ts'
import type { Trails } from './sentence-trails.ts'

/** Neighbouring blocks of the article that went into the same email; `email` is null where none took them. */
export interface Run {
  readonly email: number | null
  readonly blocks: readonly Block[]
}

/** The article in reading order, cut where the next email begins. A heading goes with what stands under it. */
export function articleRuns(document: Document, trails: Trails): readonly Run[] {
  const blocks = flatBlocks(document)
  const emails = fillGaps(blocks.map((block) => emailOf(block, trails)))
  const runs: { email: number | null; blocks: Block[] }[] = []
  for (const [index, block] of blocks.entries()) {
    const email = emails[index] ?? null
    const last = runs.at(-1)
    if (last && last.email === email) last.blocks.push(block)
    else runs.push({ email, blocks: [block] })
  }
  return runs
}

function flatBlocks({ title, sections }: Document): readonly Block[] {
  const below = sections.flatMap(({ heading, blocks }) => (heading ? [heading, ...blocks] : blocks))
  return title ? [title, ...below] : below
}

function emailOf(block: Block, trails: Trails): number | null {
  for (const { id } of blockSentences(block)) {
    const fate = trails.get(id)?.fate
    if (fate?.kind === 'email') return fate.email
  }
  return null
}

/** What no email took joins the block after it, or at the end the block before it. */
function fillGaps(emails: readonly (number | null)[]): readonly (number | null)[] {
  const last = emails.findLast((email) => email !== null) ?? null
  return emails.map((email, index) => email ?? emails.slice(index).find((next) => next !== null) ?? last)
}
