import { spokenLanguage, wordsLocale } from '../language/reader-language.ts'

/** Names as a sentence of ours lists them: "A, B and C". */
export function joinNames(names: readonly string[], language: string): string {
  const locale = wordsLocale(spokenLanguage(language))
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)
}
