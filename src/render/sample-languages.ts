import { english, french, german, type SampleWords, spanish } from './sample-words.ts'
import { hebrew } from './sample-words-hebrew.ts'

/** The languages of the samples: all that readers are spoken to in, and one that is written from right to left. */
export const sampleLanguages = ['en', 'de', 'fr', 'es', 'he'] as const

export type SampleLanguage = (typeof sampleLanguages)[number]

const words: Readonly<Record<SampleLanguage, SampleWords>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  he: hebrew,
}

/** What the sample emails say in a language. */
export function sampleWords(language: SampleLanguage): SampleWords {
  return words[language]
}
