import type { CareWords } from '../../language-pack.ts'
import { SENSITIVE } from './sensitive.ts'

/** English words that ask for care. */
export const care: CareWords = {
  sensitive: SENSITIVE,
  claim:
    /\b(?:research(?:ers)?|stud(?:y|ies)|science|scientists|experts?|surveys?|statistics|evidence) (?:ha(?:s|ve) )?(?:shows?|shown|suggests?|suggested|finds?|found|says?|proves?|proven|indicates?|agrees?|confirms?|reveals?)\b|\b(?!100 ?%)\d+(?:\.\d+)? ?(?:%|percent\b)/i,
  source: /https?:|\(\d{4}\)|\bet al\b|\baccording to\b/i,
}
