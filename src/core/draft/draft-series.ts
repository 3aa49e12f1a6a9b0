import type { Document } from '../article/document.ts'
import type { ArticleInfo, Division, Draft, DraftMode, Voice } from './draft.ts'
import { documentDrops } from './drops.ts'
import { lintEmails } from './lint.ts'
import { partitionDocument } from './partition.ts'
import { type PlannedEmail, planEmails } from './plan-emails.ts'
import { readThrough } from './reading.ts'
import { sourceBlocks } from './source-blocks.ts'
import { suggestEdits } from './suggestions.ts'

/** An article as read, and how its series speaks. */
export interface DraftInput {
  readonly document: Document
  readonly article: ArticleInfo
  readonly voice: Voice
  /** The name of the series; taken from the title where none is given. */
  readonly name?: string
  /** Chosen by the length of the article where it is left out. */
  readonly mode?: DraftMode
  /** The most emails, welcome and recap included. */
  readonly maxEmails?: number
  /** Divides as an earlier draft did; mode and number of emails are then its own. */
  readonly division?: Division
}

/** A draft, or why there is none. */
export type DraftResult =
  | { readonly kind: 'drafted'; readonly draft: Draft }
  /** `message` is one sentence for the marketer. */
  | { readonly kind: 'too-short'; readonly message: string }

/**
 * Plans a series: a welcome, lessons and a recap whose bodies hold every sentence of the article once and in
 * order, headings aside, each inside its letter frame. The same input always gives the same draft.
 */
export function draftSeries({ document, article, voice, name }: DraftInput): DraftResult {
  const partition = partitionDocument(document)
  if (partition === null) return { kind: 'too-short', message: TOO_SHORT }
  const reading = readThrough(document, article)
  const emails = planEmails({ partition, reading, voice })
  const draft = {
    name: name ?? reading.name,
    article,
    document,
    voice,
    division: divisionOf(emails),
    emails: emails.map((email) => ({ ...email, suggestions: suggestEdits(email, reading) })),
    dropped: documentDrops(document, emails),
  }
  return { kind: 'drafted', draft: { ...draft, emails: lintEmails(draft) } }
}

function divisionOf(emails: readonly PlannedEmail[]): Division {
  return {
    mode: 'full',
    emails: emails.map(({ id, kind, body }) => ({ id, kind, first: sourceBlocks(body)[0]?.id ?? null })),
    leftOut: [],
  }
}

const TOO_SHORT =
  'The article has fewer than 50 words to teach, which is too little for a series: add to it, or send it as one newsletter issue.'
