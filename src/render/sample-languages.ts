import { mirrored, PSEUDO_LOCALE } from '../core/language/pseudo-locale.ts'
import { english, french, german, type SampleWords, spanish } from './sample-words.ts'
import { hebrew } from './sample-words-hebrew.ts'

/**
 * The languages of the samples: all that readers are spoken to in, one that is written from right to left and that we
 * have no words of our own in, and our words as if they were written that way.
 */
export const sampleLanguages = ['en', 'de', 'fr', 'es', 'he', PSEUDO_LOCALE] as const

export type SampleLanguage = (typeof sampleLanguages)[number]

const words: Readonly<Record<SampleLanguage, SampleWords>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  he: hebrew,
  [PSEUDO_LOCALE]: mirrored(english),
}

/** What the sample emails say in a language. */
export function sampleWords(language: SampleLanguage): SampleWords {
  return words[language]
}
