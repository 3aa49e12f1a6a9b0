import { idsByWords } from './block-ids.ts'
import {
  type Block,
  blockText,
  type Document,
  type Heading,
  type Section,
  type SectionRole,
  type SetAside,
} from './document.ts'
import { faqSections } from './faq-sections.ts'
import { findSetAside } from './furniture/boilerplate.ts'
import { findPromotion, sectionRoles } from './roles.ts'

export interface DocumentParts {
  readonly title: Heading | null
  readonly language: string
  readonly blocks: readonly Block[]
  readonly meta: Readonly<Record<string, string>>
  /** What the format itself sets aside: the words in its markup. */
  readonly setAside?: readonly SetAside[]
}

/** Puts the blocks under their headings and says what each section is for, what promotes, and what is set aside. */
export function arrangeDocument({ title, language, blocks, meta, setAside = [] }: DocumentParts): Document {
  const groups = groupByHeading(blocks)
  const roles = rolesOf(groups, language)
  const nextId = idsByWords('s')
  const sections = groups.map(
    (group, index): Section => ({
      id: nextId(group.heading ? blockText(group.heading) : ''),
      role: roles[index] ?? 'body',
      level: group.heading?.level ?? 0,
      heading: group.heading,
      blocks: withoutOuterDividers(group.blocks),
    }),
  )
  const aside = allSetAside(setAside, findSetAside(groups, language))
  const ids = new Set(aside.map(({ block }) => block))
  const promotion = findPromotion(
    blocks.filter(({ id }) => !ids.has(id)),
    language,
  )
  return { title, language, sections, promotion, setAside: aside, meta }
}

function rolesOf(groups: readonly Group[], language: string): readonly SectionRole[] {
  const headings = groups.map(({ heading }) => (heading ? blockText(heading) : null))
  const faq = faqSections(headings.map((text, at) => ({ text, level: groups[at]?.heading?.level ?? 0 })))
  return sectionRoles(headings, language).map((role, at) => (role === 'body' && faq[at] ? 'faq' : role))
}

/** Each block once; what the reader of the format knew comes first. */
function allSetAside(known: readonly SetAside[], found: readonly SetAside[]): readonly SetAside[] {
  const ids = new Set(known.map(({ block }) => block))
  return [...known, ...found.filter(({ block }) => !ids.has(block))]
}

/** A divider parts blocks of one section; at its ends the heading does. */
function withoutOuterDividers(blocks: readonly Block[]): readonly Block[] {
  const isShown = (block: Block): boolean => block.kind !== 'divider'
  return blocks.slice(Math.max(blocks.findIndex(isShown), 0), blocks.findLastIndex(isShown) + 1)
}

interface Group {
  readonly heading: Heading | null
  readonly blocks: Block[]
}

function groupByHeading(blocks: readonly Block[]): readonly Group[] {
  const groups: Group[] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.kind === 'heading') groups.push({ heading: block, blocks: [] })
    else if (last) last.blocks.push(block)
    else groups.push({ heading: null, blocks: [block] })
  }
  return groups
}
