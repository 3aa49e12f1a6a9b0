import type { Draft, Email } from '../core/draft/draft.ts'
import type { ModeChoice } from '../core/draft/draft-words.ts'
import type { JudgedMeasure } from '../core/draft/measures/judge-measures.ts'
import type { Mailbox } from '../core/mail/message.ts'

/** Where a series is published. */
export interface ReviewedList {
  readonly name: string
  readonly sender: Mailbox
  /** "each Tuesday at 09:00 (Europe/Berlin)". */
  readonly schedule: string
}

export interface ReviewedEmail {
  readonly email: Email
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
  readonly modes: ModeChoice | null
  readonly measures: readonly JudgedMeasure[]
  readonly emails: readonly ReviewedEmail[]
}
