import { type Block, blockSentences, blockText, type Document, type Sentence } from '../document.ts'
import type { Wording } from './match-pairs.ts'
import { matchWordings } from './match-wordings.ts'

/** Which id of an article became which id of its next version; what is new or gone is not in it. */
export type IdMatch = ReadonlyMap<string, string>

/**
 * Finds the blocks of an article again in its next version, one to one: title, headings and the blocks below them,
 * whether they were edited, moved, or left alone among others that came or went.
 */
export function matchBlocks(before: Document, after: Document): IdMatch {
  return matchIds(documentBlocks(before), documentBlocks(after), (block) => ({
    kind: block.kind,
    text: block.kind === 'image' ? `${block.url} ${blockText(block)}` : blockText(block),
  }))
}

/**
 * Finds the sentences again, given the blocks: within matched blocks first, and then those of all others, so that a
 * paragraph that was divided keeps its sentences.
 */
export function matchSentences(before: Document, after: Document, blocks: IdMatch): IdMatch {
  const [olds, news] = [before, after].map(sentencesByBlock)
  const matched = new Map<string, string>()
  if (!olds || !news) return matched
  const add = (pairs: IdMatch): void => {
    for (const [one, other] of pairs) matched.set(one, other)
  }
  for (const [id, sentences] of olds)
    add(matchIds(sentences, news.get(blocks.get(id) ?? '') ?? [], wordingOf))
  const taken = new Set(matched.values())
  const left = [...olds.values()].flat().filter(({ id }) => !matched.has(id))
  add(
    matchIds(
      left,
      [...news.values()].flat().filter(({ id }) => !taken.has(id)),
      wordingOf,
    ),
  )
  return matched
}

/** The title, the headings and the blocks of an article in reading order, without those inside other blocks. */
export function documentBlocks({ title, sections }: Document): readonly Block[] {
  const inSections = sections.flatMap(({ heading, blocks }) => (heading ? [heading, ...blocks] : blocks))
  return title ? [title, ...inSections] : inSections
}

function matchIds<Part extends { readonly id: string }>(
  before: readonly Part[],
  after: readonly Part[],
  wording: (part: Part) => Wording,
): IdMatch {
  const found = matchWordings({ before: before.map(wording), after: after.map(wording) })
  return new Map(
    [...found].flatMap(([one, other]): [string, string][] => {
      const [old, now] = [before[one], after[other]]
      return old && now ? [[old.id, now.id]] : []
    }),
  )
}

function wordingOf({ text }: Sentence): Wording {
  return { kind: 'sentence', text }
}

/** Sentences without words are left out: each is as good as any other. */
function sentencesByBlock(document: Document): ReadonlyMap<string, readonly Sentence[]> {
  const worded = (block: Block) => blockSentences(block).filter(({ text }) => text !== '')
  return new Map(documentBlocks(document).map((block) => [block.id, worded(block)]))
}
