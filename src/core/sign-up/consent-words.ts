import {
  type Catalogue,
  type ReaderLanguage,
  readerLanguage,
  readerLanguages,
  wordsIn,
} from '../language/reader-language.ts'
import { type Counted, type CountedKind, countedKind, nothingCounted } from './counting-words.ts'

interface Words {
  readonly mail: (list: string) => string
  /** Follows where the list counts something of its readers. */
  readonly counting: Readonly<Record<CountedKind, string>>
}

const catalogue: Catalogue<Words> = {
  en: {
    mail: (list) => `Yes, send me ${list} by email. I can leave at any time with one click.`,
    counting: {
      clicks: 'You may count which links I press.',
      opens: 'You may count which emails I open.',
      both: 'You may count which emails I open and which links I press.',
    },
  },
  de: {
    mail: (list) =>
      `Ja, ich möchte E-Mails bekommen: ${list}. Abbestellen kann ich jederzeit mit einem Klick.`,
    counting: {
      clicks: 'Sie dürfen erfassen, welche Links ich anklicke.',
      opens: 'Sie dürfen erfassen, welche E-Mails ich öffne.',
      both: 'Sie dürfen erfassen, welche E-Mails ich öffne und welche Links ich anklicke.',
    },
  },
  fr: {
    mail: (list) =>
      `Oui, je souhaite recevoir par e-mail : ${list}. Je peux me désabonner à tout moment en un clic.`,
    counting: {
      clicks: 'Vous pouvez relever sur quels liens je clique.',
      opens: 'Vous pouvez relever quels e-mails j’ouvre.',
      both: 'Vous pouvez relever quels e-mails j’ouvre et sur quels liens je clique.',
    },
  },
  es: {
    mail: (list) =>
      `Sí, quiero recibir por correo: ${list}. Puedo darme de baja en cualquier momento con un clic.`,
    counting: {
      clicks: 'Pueden registrar en qué enlaces hago clic.',
      opens: 'Pueden registrar qué correos abro.',
      both: 'Pueden registrar qué correos abro y en qué enlaces hago clic.',
    },
  },
}

/** What people agree to where a marketer has not written it: in the list's language, with what the list counts. */
export function consentWords(list: string, language: string, counted: Counted = nothingCounted): string {
  const { mail, counting } = wordsIn(catalogue, language)
  const kind = countedKind(counted)
  return kind === null ? mail(list) : `${mail(list)} ${counting[kind]}`
}

/** A consent text that nobody wrote. */
export interface DefaultConsent {
  readonly language: ReaderLanguage
  /** What it lets the list count. */
  readonly counted: Counted
}

const COUNTED: readonly Counted[] = [
  nothingCounted,
  { clicks: true, opens: false },
  { clicks: false, opens: true },
  { clicks: true, opens: true },
]

/** Which of ours a list's consent text is, or null where it is the marketer's own. */
export function defaultConsent(list: string, text: string): DefaultConsent | null {
  const all = readerLanguages.flatMap((language) => COUNTED.map((counted) => ({ language, counted })))
  return all.find(({ language, counted }) => consentWords(list, language, counted) === text) ?? null
}

/** What people agree to on a list, and what is so of the list. */
export interface ListConsent {
  readonly name: string
  readonly language: string
  readonly text: string
  readonly counted: Counted
}

export interface ConsentAdvice {
  /** More is counted now than before. */
  readonly counting: boolean
  /** Whether the text is ours, and in which way it no longer fits; of the marketer's own nobody can tell. */
  readonly misfit: 'language' | 'counting' | 'perhaps-counting' | null
  /** What ours would be now. */
  readonly ours: string
}

/** What a marketer should know of the consent text after a change of the list, which leaves the text as it is. */
export function consentAdvice(was: ListConsent, is: ListConsent): ConsentAdvice {
  const counting = adds(is.counted, was.counted)
  const own = defaultConsent(is.name, is.text)
  const changed = is.text !== was.text
  const otherLanguage = is.language !== was.language && !changed && own !== null && !speaks(own, is.language)
  const silent = own === null ? !changed && 'perhaps-counting' : adds(is.counted, own.counted) && 'counting'
  const misfit = otherLanguage ? 'language' : (counting && silent) || null
  return { counting, misfit, ours: consentWords(is.name, is.language, is.counted) }
}

function adds(now: Counted, before: Counted): boolean {
  return (now.clicks && !before.clicks) || (now.opens && !before.opens)
}

function speaks({ language }: DefaultConsent, tag: string): boolean {
  return language === (readerLanguage(tag) ?? 'en')
}
