import { blockSentences, type Document, type Heading } from '../article/document.ts'
import { isGenericHeading } from '../language/generic-heading.ts'
import type { Drop, DropReason, Email } from './draft.ts'

/** The title and the headings that no email prints, in source order, each with its reason. */
export function documentDrops(document: Document, emails: readonly Pick<Email, 'body'>[]): readonly Drop[] {
  const printed = new Set(emails.flatMap(({ body }) => body.flatMap(blockSentences)).map(({ id }) => id))
  const headings = document.sections.map(({ heading }) => heading).filter((heading) => heading !== null)
  return [
    ...drops(document.title, () => 'title'),
    ...headings.flatMap((heading) => drops(heading, headingReason)),
  ].filter(({ id }) => !printed.has(id))
}

function headingReason(text: string): DropReason {
  return isGenericHeading(text) ? 'generic-heading' : 'heading'
}

function drops(heading: Heading | null, reason: (text: string) => DropReason): readonly Drop[] {
  return (heading?.sentences ?? []).map(({ id, text }) => ({ id, reason: reason(text) }))
}
