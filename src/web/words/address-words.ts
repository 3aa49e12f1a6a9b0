import { parseAddress } from '../../core/address.ts'
import { type Catalogue, wordsIn } from '../../core/language/reader-language.ts'

/** What a form says of an address that it cannot take. */
export interface AddressWords {
  /** Nothing was typed. */
  readonly missing: string
  readonly invalid: string
  /** Before the @ stand letters that many mail servers do not take (RFC 6531). */
  readonly letters: string
}

const catalogue: Catalogue<AddressWords> = {
  en: {
    missing: 'Please enter your email address.',
    invalid: 'We cannot write to this address. Please write it as in this example: ana@example.com.',
    letters:
      'We can only write to addresses that have the letters a to z before the @, without accents. Please use another address.',
  },
  de: {
    missing: 'Bitte geben Sie Ihre E-Mail-Adresse ein.',
    invalid:
      'An diese Adresse können wir nicht schreiben. Bitte schreiben Sie sie wie in diesem Beispiel: ana@example.com.',
    letters:
      'Wir können nur an Adressen schreiben, bei denen vor dem @ Buchstaben von a bis z stehen, ohne Umlaute und Akzente. Bitte geben Sie eine andere Adresse an.',
  },
  fr: {
    missing: 'Veuillez indiquer votre adresse e-mail.',
    invalid:
      'Nous ne pouvons pas écrire à cette adresse. Écrivez-la comme dans cet exemple\u00a0: ana@example.com.',
    letters:
      'Nous ne pouvons écrire qu’aux adresses dont la partie avant le @ n’utilise que les lettres de a à z, sans accents. Veuillez en indiquer une autre.',
  },
  es: {
    missing: 'Escriba su dirección de correo, por favor.',
    invalid: 'No podemos escribir a esta dirección. Escríbala como en este ejemplo: ana@example.com.',
    letters:
      'Solo podemos escribir a direcciones que, antes de la @, tengan letras de la a a la z, sin tildes ni eñes. Indique otra dirección, por favor.',
  },
}

/** What is wrong with what was typed as an address, where `parseAddress` takes it for none. */
export function addressFault(typed: string, language: string): string {
  const words = wordsIn(catalogue, language)
  if (typed.trim() === '') return words.missing
  return hasOtherLetters(typed) ? words.letters : words.invalid
}

/** Whether it would be an address but for its letters of other alphabets. */
function hasOtherLetters(typed: string): boolean {
  const at = typed.lastIndexOf('@')
  const local = typed.slice(0, Math.max(0, at))
  const plain = local.replace(/(?![ -~])\P{Cc}/gu, 'a')
  return plain !== local && parseAddress(plain + typed.slice(at)) !== null
}
