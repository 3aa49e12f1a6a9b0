import { type Block, blockSentences, type Heading, type Sentence } from '../article/document.ts'
import type { Atom } from './divide/atoms.ts'

/** The part of the article that one email carries. */
export interface Passage {
  /** The source blocks in order, headings printed where readers need them. */
  readonly blocks: readonly Block[]
  /** The heading of the section that it begins in the middle of, or null where it begins with one. */
  readonly begun: Heading | null
  /** The headings that stand in it, printed or not; first the one that it is mostly about. */
  readonly headings: readonly Heading[]
  /** Sentences that can stand for it: of paragraphs first, then of list items. */
  readonly quotable: readonly Sentence[]
  readonly sentences: readonly Sentence[]
}

/** The passage of some atoms; `last` is the heading under which the words before them stood. */
export function passageOf(atoms: readonly Atom[], last: Heading | null): Passage {
  const announced = announcesOnly(atoms)
  const blocks = atoms.flatMap((atom, index) => [...printedHeadings(atoms, index, announced), ...atom.blocks])
  const opensSection = (atoms[0]?.headings.length ?? 0) > 0
  const own = atoms.flatMap(({ headings }) => headings.map(({ heading }) => heading))
  const [first, ...others] = own
  const ordered = announced && first ? [...others, first] : own
  const source = atoms.flatMap((atom) => atom.blocks)
  return {
    blocks,
    begun: opensSection ? null : last,
    headings: ordered,
    quotable: [...source.flatMap(paragraphSentences), ...source.flatMap(itemSentences)],
    sentences: source.flatMap(blockSentences),
  }
}

/** Whether the first section is only a line or two that lead to the next one, which is what it is about. */
function announcesOnly(atoms: readonly Atom[]): boolean {
  const next = atoms.findIndex(({ headings }, index) => index > 0 && headings.length > 0)
  const words = (some: readonly Atom[]) => some.reduce((sum, atom) => sum + atom.words, 0)
  const opens = atoms[0]?.headings.length === 1
  return opens && next > 0 && words(atoms.slice(0, next)) < words(atoms) * ANNOUNCEMENT
}

const ANNOUNCEMENT = 0.2

/**
 * The first heading becomes the subject, so it is printed only over a first sentence that leans on it, over
 * an announcement, or under a heading that stands over several sections; all later ones are printed.
 */
function printedHeadings(atoms: readonly Atom[], index: number, announced: boolean): readonly Heading[] {
  const headings = (atoms[index]?.headings ?? []).map(({ heading }) => heading)
  if (index > 0) return headings
  const umbrella = headings.length > 1 && atoms.slice(1).some((atom) => atom.headings.length > 0)
  return umbrella || announced || atoms[0]?.dangling ? headings.slice(-1) : []
}

function paragraphSentences(block: Block): readonly Sentence[] {
  return block.kind === 'paragraph' ? block.sentences : []
}

function itemSentences(block: Block): readonly Sentence[] {
  return block.kind === 'list' ? block.items.flatMap(({ sentences }) => sentences) : []
}
