import {
  type Block,
  blockSentences,
  type Document,
  type Heading,
  type SetAside,
} from '../article/document.ts'
import { isGenericHeading } from '../language/generic-heading.ts'
import type { Drop, Email } from './draft.ts'

/** What of a document goes where: its emails, and the blocks that a digest leaves out. */
export interface Kept {
  readonly document: Document
  readonly emails: readonly Pick<Email, 'body'>[]
  readonly leftOut: readonly Block[]
}

/** The sentences that no email prints, in source order, each with its reason. */
export function documentDrops({ document, emails, leftOut }: Kept): readonly Drop[] {
  const printed = new Set(emails.flatMap(({ body }) => body.flatMap(blockSentences)).map(({ id }) => id))
  const budget = new Set(leftOut.flatMap(blockSentences).map(({ id }) => id))
  const aside = new Map(document.setAside.map((one) => [one.block, one]))
  const { language } = document
  const drops = [
    ...(document.title?.sentences ?? []).map(({ id }): Drop => ({ id, reason: 'title' })),
    ...document.sections.flatMap(({ heading, blocks }) => [
      ...(heading ? headingDrops(heading, aside.get(heading.id), language) : []),
      ...blocks.flatMap((block) => blockDrops(block, aside.get(block.id), budget)),
    ]),
  ]
  return drops.filter(({ id }) => !printed.has(id))
}

function headingDrops(heading: Heading, aside: SetAside | undefined, language: string): readonly Drop[] {
  return heading.sentences.map(({ id, text }) => {
    if (aside) return { id, reason: aside.reason, what: aside.what }
    return { id, reason: isGenericHeading(text, language) ? 'generic-heading' : 'heading' }
  })
}

function blockDrops(block: Block, aside: SetAside | undefined, budget: ReadonlySet<string>): readonly Drop[] {
  const sentences = blockSentences(block)
  if (aside) return sentences.map(({ id }) => ({ id, reason: aside.reason, what: aside.what }))
  return sentences.filter(({ id }) => budget.has(id)).map(({ id }) => ({ id, reason: 'budget' }))
}
