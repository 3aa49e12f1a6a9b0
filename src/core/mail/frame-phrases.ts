import type { LetterWords } from '../language/language-pack.ts'
import { findOwnWords, OWN_WORDS, ownWords } from '../language/own-words.ts'
import { isPseudoLocale, mirrored } from '../language/pseudo-locale.ts'

/** The few fixed words of a letter's frame that are not slots: both parts of an email use them. */
export function frameWords(language: string): LetterWords {
  const { letter } = ownWords(language)
  return isPseudoLocale(language) ? mirrored(letter) : letter
}

/** The tag of the language that they stand in: English where we have none in that of the letter. */
export function frameLanguage(language: string): string {
  return isPseudoLocale(language) || findOwnWords(language) !== null ? language : 'en'
}

/** The tip without its heading, which the layout sets above it. */
export function tipWords(tip: string): string {
  return tip.replace(TIP_HEADING, '')
}

const TIP_HEADING = new RegExp(
  `^(?:${[...OWN_WORDS.values()].map((own) => own.letter.tip).join('|')})\\s*[:–—-]\\s*`,
  'iu',
)

/** A P.S. that says that it is one. */
export function postscript(words: string): string {
  return /^p\.? ?s\b/i.test(words) ? words : `P.S. ${words}`
}
