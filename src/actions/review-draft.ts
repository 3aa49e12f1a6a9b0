import { compareModes } from '../core/draft/divide/compare-modes.ts'
import { judgeMeasures } from '../core/draft/measures/judge-measures.ts'
import type { Series } from '../core/draft/series.ts'
import { describeDraft } from './draft-article.ts'
import type { ImportNotes } from './import-notes.ts'
import type { Review } from './review.ts'

/** What is known of a draft beside its series. */
export interface ReviewOptions {
  /** The limit that it was drafted with. */
  readonly maxEmails?: number
  readonly notes?: ImportNotes
}

/** A drafted series beside its article, before anybody gets it. */
export function reviewDraft(series: Series, { maxEmails, notes }: ReviewOptions = {}): Review {
  const { name, draft } = series
  const { emails, measures } = describeDraft(series)
  return {
    name,
    list: null,
    draft,
    modes: compareModes(draft.document, maxEmails),
    notes: notes ?? null,
    measures: judgeMeasures(measures),
    emails: draft.emails.map((email, index) => ({
      email,
      words: emails[index]?.words ?? 0,
      text: emails[index]?.text ?? '',
    })),
  }
}
