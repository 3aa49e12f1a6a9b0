import type { Review } from '../../src/actions/review.ts'
import { reviewDraft } from '../../src/actions/review-draft.ts'
import type { Document } from '../../src/core/article/document.ts'
import type { Draft } from '../../src/core/draft/draft.ts'
import { defaultRhythm } from '../../src/core/draft/series.ts'
import { drafted } from './drafted.ts'

/** The review of a draft that nobody gets yet. */
export function reviewed(draft: Draft): Review {
  return reviewDraft({ key: 'k', name: draft.name, list: null, rhythm: defaultRhythm, draft, source: '' })
}

/** The review of a document's draft. */
export function reviewedDocument(document: Document): Review {
  return reviewed(drafted(document))
}
