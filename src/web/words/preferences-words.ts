import { type Catalogue, wordsIn } from '../../core/language/reader-language.ts'
import { english } from './preferences-english.ts'
import { french } from './preferences-french.ts'
import { german } from './preferences-german.ts'
import type { PreferencesWords } from './preferences-shape.ts'
import { spanish } from './preferences-spanish.ts'

const catalogue: Catalogue<PreferencesWords> = { en: english, de: german, fr: french, es: spanish }

/** The words of a reader's preferences, in the language of a tag. */
export function preferencesWords(language: string): PreferencesWords {
  return wordsIn(catalogue, language)
}
