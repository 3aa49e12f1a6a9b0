import { isCaption } from '../../article/captions.ts'
import type { Block, Document, Heading, Section, SectionRole, Sentence } from '../../article/document.ts'
import { blockSentences, blockText } from '../../article/document.ts'
import { startsDangling } from '../../language/dangling.ts'
import { wordCount } from '../../language/words.ts'
import { dividedBlock, isLaterPart } from './divided-block.ts'
import { LONGEST_LESSON, wordsIn } from './lesson-lengths.ts'

/** A heading with the depth that a cut before it has. */
export interface AtomHeading {
  readonly heading: Heading
  readonly level: number
}

/** The smallest run of blocks that stays together: a paragraph, or a list with its lead-in and what follows it. */
export interface Atom {
  readonly section: string
  readonly role: SectionRole
  /** The headings that stand directly before it: its section's last, those of empty sections above it first. */
  readonly headings: readonly AtomHeading[]
  readonly blocks: readonly Block[]
  readonly words: number
  /** Its first sentence leans on what came before it. */
  readonly dangling: boolean
  readonly promotion: boolean
}

/** The article's blocks as atoms in source order: all but the sections' headings and what was set aside. */
export function documentAtoms(document: Document): readonly Atom[] {
  const { language } = document
  const promotion = new Set(document.promotion)
  const aside = new Set(document.setAside.map(({ block }) => block))
  const atoms: Atom[] = []
  let headings: AtomHeading[] = []
  for (const section of document.sections) {
    const { heading, level } = section
    if (heading && !aside.has(heading.id)) headings.push({ heading, level })
    const blocks = section.blocks.filter(({ id }) => !aside.has(id))
    const divided = blocks.flatMap((block) => dividedBlock(block, language))
    for (const glued of gluedBlocks(divided, promotion)) {
      const atom = { section, headings, blocks: glued, promotion: promotes(glued, promotion) }
      atoms.push(atomOf(atom, language))
      headings = []
    }
  }
  return atoms
}

interface AtomParts {
  readonly section: Section
  readonly headings: readonly AtomHeading[]
  readonly blocks: readonly Block[]
  readonly promotion: boolean
}

function atomOf({ section, headings, blocks, promotion }: AtomParts, language: string): Atom {
  return {
    section: section.id,
    role: section.role,
    headings,
    blocks,
    words: wordsIn(blocks),
    dangling: beginsDangling(blocks, language),
    promotion,
  }
}

/** Whether the first sentence leans on something before it. */
function beginsDangling(blocks: readonly Block[], language: string): boolean {
  const first = blocks.flatMap(blockSentences).find(({ text }) => text !== '')
  return first !== undefined && startsDangling(first.text, language)
}

/** Words of some atoms. */
export function wordsOfAtoms(atoms: readonly Atom[]): number {
  return atoms.reduce((sum, { words }) => sum + words, 0)
}

/**
 * Those of the atoms that are kept, each section's headings before the first of them: the rest of a section still
 * stands under its heading.
 */
export function keptAtoms(atoms: readonly Atom[], isKept: (atom: Atom) => boolean): readonly Atom[] {
  const kept: Atom[] = []
  let waiting: { readonly section: string; readonly headings: readonly AtomHeading[] } | null = null
  for (const atom of atoms) {
    const before: readonly AtomHeading[] = waiting?.section === atom.section ? waiting.headings : []
    const headings = [...before, ...atom.headings]
    waiting = isKept(atom) ? null : { section: atom.section, headings }
    if (isKept(atom)) kept.push(headings.length === atom.headings.length ? atom : { ...atom, headings })
  }
  return kept
}

/** The same atoms, parted before each block of these ids that stands within one. */
export function partedAtoms(
  atoms: readonly Atom[],
  firsts: ReadonlySet<string>,
  language: string,
): readonly Atom[] {
  return atoms.flatMap((atom) => {
    const cuts = atom.blocks.flatMap(({ id }, index) => (index > 0 && firsts.has(id) ? [index] : []))
    if (cuts.length === 0) return [atom]
    return [0, ...cuts].map((from, part): Atom => {
      const blocks = atom.blocks.slice(from, cuts[part])
      const headings = part === 0 ? atom.headings : []
      return { ...atom, headings, blocks, words: wordsIn(blocks), dangling: beginsDangling(blocks, language) }
    })
  })
}

function promotes(blocks: readonly Block[], promotion: ReadonlySet<string>): boolean {
  return blocks.some(({ id }) => promotion.has(id))
}

function gluedBlocks(
  blocks: readonly Block[],
  promotion: ReadonlySet<string>,
): readonly (readonly Block[])[] {
  const groups: Block[][] = []
  for (const block of blocks) {
    const group = groups.at(-1)
    const apart = promotion.has(block.id) && !promotes(group ?? [], promotion)
    if (!group || apart || !belongTogether(group, block)) groups.push([block])
    else if (isOwnLeadIn(group, block)) groups.push([...group.splice(-1), block])
    else group.push(block)
  }
  return groups
}

/** A paragraph between two long lists goes with the one that it leads to. */
function isOwnLeadIn(group: readonly Block[], next: Block): boolean {
  const [last, before] = [group.at(-1), group.at(-2)]
  const between = before?.kind === 'list' && last?.kind === 'paragraph' && next.kind === 'list'
  return between && wordsIn([...group, next]) > LONGEST_LESSON
}

function belongTogether(group: readonly Block[], next: Block): boolean {
  const previous = group.at(-1)
  if (!previous || isLaterPart(next)) return false
  if (leadsIn(previous) || next.kind === 'divider' || next.kind === 'image') return true
  if (previous.kind === 'image') return isCaption(next, previous) || group.length === 1
  if (next.kind !== 'paragraph') return previous.kind === 'paragraph' && next.kind !== 'heading'
  const fits = wordsIn(group) + wordsIn([next]) <= LONGEST_GLUED
  return previous.kind !== 'paragraph' && fits && !leadsIn(next)
}

/** In words: what follows a list, a table or a quotation stays with it up to here. */
const LONGEST_GLUED = 200

/** Whether a block only announces what follows: it ends with a colon, or is a bare line, or a question in bold. */
function leadsIn(block: Block): boolean {
  if (block.kind === 'heading' || block.kind === 'divider') return true
  if (block.kind !== 'paragraph') return false
  const text = blockText(block)
  if (/[:：]["”’)]?$/.test(text)) return true
  const bold = block.sentences.every(({ inlines }) => inlines.every(isStrong))
  return wordCount(text) <= 25 && (bold || !/[.!?…。！？]["”’)]*$/.test(text))
}

function isStrong({ text, marks }: Sentence['inlines'][number]): boolean {
  return marks.includes('strong') || text.trim() === ''
}
