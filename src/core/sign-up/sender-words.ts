import { type Catalogue, wordsIn } from '../language/reader-language.ts'
import { postalLine } from '../mail/postal-line.ts'

const catalogue: Catalogue<(who: string) => string> = {
  en: (who) => `Sender: ${who}`,
  de: (who) => `Absender: ${who}`,
  fr: (who) => `Expéditeur\u00a0: ${who}`,
  es: (who) => `Remitente: ${who}`,
}

/** Who writes to the readers of a list. */
export interface ListSender {
  readonly name: string
  readonly postalAddress: string | null
}

/** Who writes, on one line, with the postal address where there is one. */
export function senderWords({ name, postalAddress }: ListSender, language: string): string {
  const address = postalLine(postalAddress ?? '')
  return wordsIn(catalogue, language)(address === '' ? name : `${name}, ${address}`)
}
