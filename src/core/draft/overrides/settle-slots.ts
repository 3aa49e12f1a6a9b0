import type { Sentence } from '../../article/document.ts'
import type { Draft, Email, Slot } from '../draft.ts'
import { sentencesById } from './overrides.ts'

/**
 * A redrafted series whose slots can be told from its article alone: words kept from an earlier draft stay where
 * the article still offers them, and give way to the drafted ones where nobody could tell whose they are.
 */
export function settleSlots(kept: Draft, drafted: Draft): Draft {
  const article = sentencesById(drafted)
  const earlier = new Map(kept.emails.map((email) => [email.id, email]))
  return {
    ...drafted,
    emails: drafted.emails.map((email) => settleEmail(earlier.get(email.id), email, article)),
  }
}

type Article = ReadonlyMap<string, Sentence>

function settleEmail(kept: Email | undefined, drafted: Email, article: Article): Email {
  if (!kept) return drafted
  return {
    ...drafted,
    subject: settle(kept.subject, drafted.subject, article) ?? drafted.subject,
    preview: settle(kept.preview, drafted.preview, article) ?? drafted.preview,
    tip: settle(kept.tip, drafted.tip, article),
  }
}

function settle(kept: Slot | null, drafted: Slot | null, article: Article): Slot | null {
  if (kept === null || drafted === null) return drafted
  const isOffered = drafted.alternatives.some(({ text }) => text === kept.text)
  return isOffered || isQuoted(kept, article) ? kept : drafted
}

/** Whether a slot is a part of one sentence, letter by letter. */
function isQuoted({ text, from }: Slot, article: Article): boolean {
  const [place] = from
  if (from.length !== 1 || !place) return false
  return article.get(place.sentence)?.text.slice(place.start, place.end) === text
}
