import { type Catalogue, wordsIn } from '../../core/language/reader-language.ts'
import type { Notice } from './page-words.ts'

/** What any page may have to say. */
export interface GeneralWords {
  readonly front: { readonly title: string; readonly lead: string; readonly hint: string }
  readonly invalidLink: Notice
  readonly notFound: Notice
  readonly tooLarge: Notice
  readonly broken: Notice
}

const english: GeneralWords = {
  front: {
    title: 'Letters, one at a time',
    lead: 'This server sends short emails to people who asked for them.',
    hint: 'To read one, confirm or leave, please open the link in the email that you have.',
  },
  invalidLink: {
    title: 'This link does not work',
    text: 'Please open it once more from the email, or copy it whole into the address bar.',
  },
  notFound: { title: 'Nothing here', text: 'There is no page at this address.' },
  tooLarge: {
    title: 'Too much',
    text: 'The form was larger than we accept. Please shorten it and send it again.',
  },
  broken: {
    title: 'This is our fault',
    text: 'Something broke on our side. Please try again in a few minutes.',
  },
}

const catalogue: Catalogue<GeneralWords> = { en: english, de: english, fr: english, es: english }

export function generalWords(language: string): GeneralWords {
  return wordsIn(catalogue, language)
}
