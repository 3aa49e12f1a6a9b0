import type { Document } from '../article/document.ts'
import type { ArticleInfo, Draft, Voice } from './draft.ts'
import { documentDrops } from './drops.ts'
import { lintEmails } from './lint.ts'
import { partitionDocument } from './partition.ts'
import { planEmails } from './plan-emails.ts'
import { readThrough } from './reading.ts'
import { suggestEdits } from './suggestions.ts'

/** An article as read, and how its series speaks. */
export interface DraftInput {
  readonly document: Document
  readonly article: ArticleInfo
  readonly voice: Voice
  /** The name of the series; taken from the title where none is given. */
  readonly name?: string
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
    emails: emails.map((email) => ({ ...email, suggestions: suggestEdits(email, reading) })),
    dropped: documentDrops(document, emails),
  }
  return { kind: 'drafted', draft: { ...draft, emails: lintEmails(draft) } }
}

const TOO_SHORT =
  'The article has fewer than 50 words to teach, which is too little for a series: add to it, or send it as one newsletter issue.'
