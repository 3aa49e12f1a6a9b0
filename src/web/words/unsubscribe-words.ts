import { type Catalogue, wordsIn } from '../../core/language/reader-language.ts'
import type { Notice, Question } from './page-words.ts'

/** Leaving. */
export interface UnsubscribeWords {
  readonly unsubscribe: (list: string) => Question
  /** `list` is null where nothing is known of the person any more. */
  readonly left: (list: string | null) => Notice
  /** The way out of a test mail. */
  readonly testLink: Notice
}

const english: UnsubscribeWords = {
  unsubscribe: (list) => ({
    title: `Leave ${list}?`,
    lead: `Press the button, and you get no more mail from ${list}.`,
    button: 'Unsubscribe',
  }),
  left: (list) => ({ title: 'You are out.', text: `No more mail from ${list ?? 'us'}.` }),
  testLink: {
    title: 'This was a test',
    text: 'There is nothing to leave. In the real email, this link lets its reader leave with one click.',
  },
}

const catalogue: Catalogue<UnsubscribeWords> = { en: english, de: english, fr: english, es: english }

export function unsubscribeWords(language: string): UnsubscribeWords {
  return wordsIn(catalogue, language)
}
