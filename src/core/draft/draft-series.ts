import type { Document } from '../article/document.ts'
import { partitionDocument } from './divide/divide-document.ts'
import { divisionOf } from './divide/division.ts'
import type { ArticleInfo, Division, Draft, DraftMode, Voice } from './draft.ts'
import { documentDrops } from './drops.ts'
import { lintEmails } from './lint.ts'
import { type Plan, planEmails } from './plan-emails.ts'
import { readThrough } from './reading.ts'
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
export function draftSeries(input: DraftInput): DraftResult {
  const { document, article } = input
  const partition = partitionDocument(document, input)
  if (partition === null) return { kind: 'too-short', message: TOO_SHORT }
  const reading = readThrough(document, article)
  return { kind: 'drafted', draft: seriesFrom({ ...input, partition, reading }) }
}

/** What a draft is put together from. */
export interface SeriesParts extends Omit<Plan, 'url'> {
  readonly article: ArticleInfo
  readonly name?: string
}

/** The draft of an article that is divided and read. */
export function seriesFrom(parts: SeriesParts): Draft {
  const { partition, reading, voice, article, name = reading.name } = parts
  const { document } = reading
  const emails = planEmails({ ...parts, url: article.url })
  const leftOut = partition.leftOut.flatMap(({ blocks }) => blocks)
  const draft = {
    name,
    article,
    document,
    voice,
    division: divisionOf(partition, emails),
    emails: emails.map((email) => ({ ...email, suggestions: suggestEdits(email, reading) })),
    dropped: documentDrops({ document, emails, leftOut }),
  }
  return { ...draft, emails: lintEmails(draft) }
}

const TOO_SHORT =
  'The article has fewer than 50 words to teach, which is too little for a series: add to it, or send it as one newsletter issue.'
