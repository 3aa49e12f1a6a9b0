import type { ModeComparison } from '../core/draft/divide/compare-modes.ts'
import type { Draft, Email } from '../core/draft/draft.ts'
import type { JudgedMeasure } from '../core/draft/measures/judge-measures.ts'
import type { Mailbox } from '../core/mail/message.ts'
import type { ImportNotes } from './import-notes.ts'

/** Where a series is published. */
export interface ReviewedList {
  readonly name: string
  readonly sender: Mailbox
  /** "each Tuesday at 09:00 (Europe/Berlin)". */
  readonly schedule: string
}

export interface ReviewedEmail {
  readonly email: Email
  /** Words of its body that are the article's. */
  readonly words: number
  /** Its plain-text part. */
  readonly text: string
}

/** A series beside its article: what the review page shows. */
export interface Review {
  readonly name: string
  /** Null while it is a draft that nobody gets. */
  readonly list: ReviewedList | null
  readonly draft: Draft
  /** What each mode would have given; null where that is settled, as in a published series. */
  readonly modes: ModeComparison | null
  /** How the article was read; null where that was told when it was imported. */
  readonly notes: ImportNotes | null
  readonly measures: readonly JudgedMeasure[]
  readonly emails: readonly ReviewedEmail[]
}
