import { type Catalogue, wordsIn } from '../../core/language/reader-language.ts'
import type { UnsubscribeWords } from './leaving-words.ts'
import { english } from './unsubscribe-english.ts'
import { french } from './unsubscribe-french.ts'
import { german } from './unsubscribe-german.ts'
import { spanish } from './unsubscribe-spanish.ts'

const catalogue: Catalogue<UnsubscribeWords> = { en: english, de: german, fr: french, es: spanish }

export function unsubscribeWords(language: string): UnsubscribeWords {
  return wordsIn(catalogue, language)
}
