import { blockSentences } from '../article/document.ts'
import type { Suggestion } from './draft.ts'
import type { PlannedEmail } from './plan-emails.ts'
import type { Reading } from './reading.ts'
import { closingCuts } from './suggestions/closing-cuts.ts'
import { strongerStart } from './suggestions/stronger-start.ts'
import { transitionCuts } from './suggestions/transition-cuts.ts'
import { withoutConnective } from './suggestions/without-connective.ts'

/** Edits that a marketer may want to make, one at most for a sentence; none is ever made for them. */
export function suggestEdits(email: PlannedEmail, reading: Reading): readonly Suggestion[] {
  const { language } = reading
  const sentences = email.body.flatMap(blockSentences).filter(({ origin }) => origin === 'source')
  const all = [
    ...closingCuts(email, reading),
    ...transitionCuts(email.body, language),
    ...strongerStart(email, language),
    ...sentences.flatMap((sentence) => withoutConnective(sentence, language)),
  ]
  const seen = new Set<string>()
  return all.filter(({ sentence }) => !seen.has(sentence) && seen.add(sentence))
}
