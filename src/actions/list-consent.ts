import type { ListRow } from '../../db/lists.ts'
import { consentWords, type ListConsent } from '../core/sign-up/consent-words.ts'
import { countedBy } from './counted-of.ts'

/** What a marketer types in place of a consent text to have ours, in the list's language. */
const OURS = 'default'

/** The consent text that a change asks for: as typed, or ours for what the list is then; absent where none is asked for. */
export function consentChange(
  list: ListRow,
  change: Partial<ListRow>,
): Partial<Pick<ListRow, 'consent_text'>> {
  if (change.consent_text !== OURS) return {}
  const { name, language, counted } = consentOf({ ...list, ...change })
  return { consent_text: consentWords(name, language, counted) }
}

/** What people agree to on a list. */
export function consentOf(list: ListRow): ListConsent {
  return { name: list.name, language: list.language, text: list.consent_text, counted: countedBy(list) }
}

/** Whether a new list is to have our consent text. */
export function asksForOurs(text: string | undefined): boolean {
  return text === undefined || text === OURS
}
