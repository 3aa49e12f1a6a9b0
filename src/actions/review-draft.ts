import { judgeMeasures } from '../core/draft/measures/judge-measures.ts'
import type { Series } from '../core/draft/series.ts'
import { describeDraft } from './draft-article.ts'
import type { Review } from './review.ts'

/** A drafted series beside its article, before anybody gets it. */
export function reviewDraft(series: Series): Review {
  const { name, draft } = series
  const described = describeDraft(series)
  const emails = draft.emails.map((email, index) => ({ email, text: described.emails[index]?.text ?? '' }))
  return { name, list: null, draft, modes: null, measures: judgeMeasures(described.measures), emails }
}
