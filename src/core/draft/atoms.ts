import type { Paragraph, Section, SectionRole, Sentence } from '../article/document.ts'
import {
  type Block,
  blockSentences,
  blockText,
  type Document,
  type Heading,
  type List,
  type ListItem,
} from '../article/document.ts'
import { startsDangling } from '../language/dangling.ts'
import { wordCount } from '../language/words.ts'

/** The longest a lesson should be, in words; longer blocks are divided and longer runs are not glued. */
export const LONGEST_LESSON = 300

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

/** The article's blocks as atoms in source order; every block that is not a section's heading is in one. */
export function documentAtoms(document: Document): readonly Atom[] {
  const promotion = new Set(document.promotion)
  const atoms: Atom[] = []
  let headings: AtomHeading[] = []
  for (const section of document.sections) {
    if (section.heading) headings.push({ heading: section.heading, level: section.level })
    for (const blocks of gluedBlocks(section.blocks, promotion)) {
      atoms.push(atomOf({ section, headings, blocks, promotion: promotes(blocks, promotion) }))
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

function atomOf({ section, headings, blocks, promotion }: AtomParts): Atom {
  const first = blocks.flatMap(blockSentences).find(({ text }) => text !== '')
  return {
    section: section.id,
    role: section.role,
    headings,
    blocks,
    words: wordsIn(blocks),
    dangling: first !== undefined && startsDangling(first.text),
    promotion,
  }
}

/** Words of some blocks. */
export function wordsIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + wordCount(blockText(block)), 0)
}

function promotes(blocks: readonly Block[], promotion: ReadonlySet<string>): boolean {
  return blocks.some(({ id }) => promotion.has(id))
}

function gluedBlocks(
  blocks: readonly Block[],
  promotion: ReadonlySet<string>,
): readonly (readonly Block[])[] {
  const groups: Block[][] = []
  for (const block of blocks.flatMap(dividedBlock)) {
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
  if (next.kind !== 'paragraph') return previous.kind === 'paragraph' && next.kind !== 'heading'
  const fits = wordsIn(group) + wordsIn([next]) <= LONGEST_LESSON
  return previous.kind !== 'paragraph' && fits && !leadsIn(next)
}

/** Whether a block only announces what follows: it ends with a colon, or is a bare line, or a question in bold. */
function leadsIn(block: Block): boolean {
  if (block.kind === 'heading' || block.kind === 'divider') return true
  if (block.kind === 'image') return block.sentences.length === 0
  if (block.kind !== 'paragraph') return false
  const text = blockText(block)
  if (/[:：]["”’)]?$/.test(text)) return true
  const bold = block.sentences.every(({ inlines }) => inlines.every(isStrong))
  return wordCount(text) <= 25 && (bold || !/[.!?…。！？]["”’)]*$/.test(text))
}

function isStrong({ text, marks }: Sentence['inlines'][number]): boolean {
  return marks.includes('strong') || text.trim() === ''
}

/** A paragraph or list that is too long for one lesson, cut between sentences or items. */
function dividedBlock(block: Block): readonly Block[] {
  if (wordCount(blockText(block)) <= LONGEST_LESSON) return [block]
  if (block.kind === 'paragraph') return dividedParagraph(block)
  return block.kind === 'list' ? dividedList(block) : [block]
}

function dividedParagraph(block: Paragraph): readonly Block[] {
  const groups = fill(
    block.sentences,
    ({ text }) => wordCount(text),
    ({ text }) => startsDangling(text),
  )
  return groups.map((sentences, index) => ({ ...block, id: partId(block.id, index), sentences }))
}

/** The parts of a numbered list become plain lists: each would begin with 1 again. */
function dividedList(block: List): readonly Block[] {
  const groups = fill(block.items, itemWords, () => false)
  const ordered = block.ordered && groups.length === 1
  return groups.map((items, index) => ({ ...block, id: partId(block.id, index), ordered, items }))
}

function itemWords(item: ListItem): number {
  return wordCount(item.sentences.map(({ text }) => text).join(' ')) + wordsIn(item.children)
}

function partId(id: string, index: number): string {
  return index === 0 ? id : `${id}/${index + 1}`
}

function isLaterPart({ id }: Block): boolean {
  return /\/\d+$/.test(id)
}

/** Groups of at least a third of the longest lesson, none beginning with something that leans on the last. */
function fill<Part>(
  parts: readonly Part[],
  size: (part: Part) => number,
  leans: (part: Part) => boolean,
): readonly (readonly Part[])[] {
  const groups: Part[][] = []
  let room = 0
  for (const part of parts) {
    const group = groups.at(-1)
    if (group && (room > 0 || leans(part))) group.push(part)
    else {
      groups.push([part])
      room = LONGEST_LESSON / 3
    }
    room -= size(part)
  }
  return groups
}
