import { type Catalogue, wordsIn } from '../language/reader-language.ts'

interface ConsentsWords {
  /** In a mail that asks for several lists; what each asks stands at `{consents}`. */
  readonly lead: string
  readonly one: (name: string, text: string) => string
}

const catalogue: Catalogue<ConsentsWords> = {
  en: {
    lead: 'By confirming you agree to this, list by list: {consents}',
    one: (name, text) => `${name}: “${text}”`,
  },
  de: {
    lead: 'Mit der Bestätigung stimmen Sie für jede Liste dem zu: {consents}',
    one: (name, text) => `${name}: „${text}“`,
  },
  fr: {
    lead: 'En confirmant, vous acceptez ceci, liste par liste\u00a0: {consents}',
    one: (name, text) => `${name}\u00a0: «\u00a0${text}\u00a0»`,
  },
  es: {
    lead: 'Al confirmar acepta lo siguiente, lista por lista: {consents}',
    one: (name, text) => `${name}: «${text}»`,
  },
}

/** What stands before the consent texts of several lists, which go at `{consents}`. */
export function consentsLead(language: string): string {
  return wordsIn(catalogue, language).lead
}

/** What a list asks agreement to, among others. */
export interface NamedConsent {
  readonly list: string
  /** Who writes; said where several write. */
  readonly sender: string
  readonly text: string
}

/** Lists by their names, each with its own text in its own quotation marks, and with its sender where these differ. */
export function consentsByList(consents: readonly NamedConsent[], language: string): string {
  const severalWrite = new Set(consents.map(({ sender }) => sender)).size > 1
  const { one } = wordsIn(catalogue, language)
  return consents
    .map(({ list, sender, text }) =>
      one(severalWrite && sender !== list ? `${list} (${sender})` : list, text),
    )
    .join(' · ')
}
