import type { OwnWords } from './language-pack.ts'
import { PACKS } from './pack.ts'
import { own as english } from './packs/english/own.ts'
import { own as french } from './packs/french/own.ts'
import { own as spanish } from './packs/spanish/own.ts'

/**
 * Our own words by language. There are more of them than packs: what an email says around an article needs no
 * knowledge of how articles of that language are built.
 */
export const OWN_WORDS: ReadonlyMap<string, OwnWords> = new Map([
  ...PACKS.map(({ language, own }): [string, OwnWords] => [language, own]),
  ['fr', french],
  ['es', spanish],
])

/** Our own words in the language of a BCP 47 tag, or null where we have none in it. */
export function findOwnWords(language: string): OwnWords | null {
  return OWN_WORDS.get(language.toLowerCase().split(/[-_]/)[0] ?? '') ?? null
}

/** The same, in English where we have none. */
export function ownWords(language: string): OwnWords {
  return findOwnWords(language) ?? english
}
