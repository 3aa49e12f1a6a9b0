import { parseName } from '../core/address.ts'
import {
  LONGEST_CONSENT,
  LONGEST_NAME,
  LONGEST_NOTE,
  LONGEST_POSTAL_ADDRESS,
  lineProblem,
} from '../core/sign-up/public-line.ts'

/** What a list says of itself on its pages and in its mail. */
export interface ListWords {
  readonly name?: string
  readonly fromName?: string
  readonly postalAddress?: string
  /** `default` stands for ours, in the list's language. */
  readonly consentText?: string
  readonly footerNote?: string
}

/** The first fault of these words, with what to do, or null. */
export function wordsFault(words: ListWords): string | null {
  return namesFault(words) ?? textsFault(words)
}

function namesFault({ name, fromName }: ListWords): string | null {
  const problem =
    (name !== undefined && lineProblem('The name of the list', name, LONGEST_NAME)) ||
    (fromName !== undefined && lineProblem('The sender name', fromName, LONGEST_NAME))
  if (problem) return problem
  if (name !== undefined && (name.trim() === '' || parseName(name) === null)) {
    return 'A list needs a name of one line with at most 200 characters.'
  }
  if (fromName !== undefined && !parseName(fromName)) {
    return 'The sender name must be one line with at most 200 characters.'
  }
  return null
}

function textsFault({ postalAddress, consentText, footerNote }: ListWords): string | null {
  if (postalAddress !== undefined && postalAddress.trim() === '') {
    return 'The postal address must not be empty: the law asks for one in each email.'
  }
  if (consentText !== undefined && consentText.trim() === '') {
    return 'The consent text must not be empty: it is what people agree to. Give --consent-text default for ours.'
  }
  return (
    (postalAddress !== undefined &&
      lineProblem('The postal address', joined(postalAddress), LONGEST_POSTAL_ADDRESS)) ||
    (consentText !== undefined && lineProblem('The consent text', joined(consentText), LONGEST_CONSENT)) ||
    (footerNote !== undefined && lineProblem('The footer note', footerNote, LONGEST_NOTE)) ||
    null
  )
}

/** An address, or a longer text, may be given on several lines; it stands on one. */
function joined(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ')
}
