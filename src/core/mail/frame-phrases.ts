import type { LetterWords } from '../language/language-pack.ts'
import { OWN_WORDS, ownWords } from '../language/own-words.ts'
import { isPseudoLocale, mirrored } from '../language/pseudo-locale.ts'

/** The few fixed words of a letter's frame that are not slots: both parts of an email use them. */
export function frameWords(language: string): LetterWords {
  const { letter } = ownWords(language)
  return isPseudoLocale(language) ? mirrored(letter) : letter
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
