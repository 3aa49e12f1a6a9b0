import type { LetterWords } from '../language/language-pack.ts'
import { PACKS, packOf } from '../language/pack.ts'
import { own as english } from '../language/packs/english/own.ts'

/** The few fixed words of a letter's frame that are not slots: both parts of an email use them. */
export function frameWords(language: string): LetterWords {
  return packOf(language)?.own.letter ?? english.letter
}

/** The words of the mail that asks a person to confirm a sign-up; nothing in it was typed by a visitor. */
export const CONFIRMATION = {
  /** The name of the list follows. */
  subject: 'Please confirm your sign-up for',
  preview: 'One click, and you are on the list.',
  greeting: 'Hello,',
  /** The name of the list stands between these two. */
  before: 'Someone, hopefully you, signed this address up for',
  after: '. Please confirm that it was you.',
  /** The list's consent text follows, between quotation marks. */
  consent: 'By confirming you agree to this:',
  button: 'Yes, sign me up',
  otherwise: 'If that was not you, do nothing. You will not hear from us again.',
} as const

/** The tip without its heading, which the layout sets above it. */
export function tipWords(tip: string): string {
  return tip.replace(TIP_HEADING, '')
}

const TIP_HEADING = new RegExp(`^(?:${PACKS.map(({ own }) => own.letter.tip).join('|')})\\s*[:–—-]\\s*`, 'iu')

/** A P.S. that says that it is one. */
export function postscript(words: string): string {
  return /^p\.? ?s\b/i.test(words) ? words : `P.S. ${words}`
}
