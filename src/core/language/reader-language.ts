import { isPseudoLocale, mirrored } from './pseudo-locale.ts'

/** The languages in which everything is said that we say to readers: pages, notices, footers. */
export const readerLanguages = ['en', 'de', 'fr', 'es'] as const

export type ReaderLanguage = (typeof readerLanguages)[number]

/** The same words in each of them. */
export type Catalogue<Words> = Readonly<Record<ReaderLanguage, Words>>

/** The reader language of a BCP 47 tag by its primary subtag, or null where there is none. */
export function readerLanguage(tag: string): ReaderLanguage | null {
  const primary = tag.toLowerCase().split(/[-_]/)[0]
  return readerLanguages.find((language) => language === primary) ?? null
}

/** The words in the language of a tag, or in English where we have none in it. */
export function wordsIn<Words>(catalogue: Catalogue<Words>, tag: string): Words {
  if (isPseudoLocale(tag)) return mirrored(catalogue.en)
  return catalogue[readerLanguage(tag) ?? 'en']
}

/** The tag of the language that our words stand in for readers of a tag: English where we have none in it. */
export function spokenLanguage(tag: string): string {
  return isSpoken(tag) ? tag : 'en'
}

/** Whether we have words for readers of a tag. */
export function isSpoken(tag: string): boolean {
  return isPseudoLocale(tag) || readerLanguage(tag) !== null
}

/** The locale of dates and of lists of names among our words: British where it is only said that they are English. */
export function wordsLocale(spoken: string): string {
  return spoken === 'en' || isPseudoLocale(spoken) ? 'en-GB' : spoken
}
