import { idsByWords } from './block-ids.ts'
import { type Block, blockText, type Document, type Heading, type Section } from './document.ts'
import { findPromotion, sectionRoles } from './roles.ts'

export interface DocumentParts {
  readonly title: Heading | null
  readonly language: string
  readonly blocks: readonly Block[]
  readonly meta: Readonly<Record<string, string>>
}

/** Puts the blocks under their headings and says what each section is for and which blocks promote. */
export function arrangeDocument({ title, language, blocks, meta }: DocumentParts): Document {
  const groups = groupByHeading(blocks)
  const roles = sectionRoles(
    groups.map(({ heading }) => (heading ? blockText(heading) : null)),
    language,
  )
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
  return { title, language, sections, promotion: findPromotion(blocks, language), setAside: [], meta }
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
