import { type Catalogue, wordsIn } from '../language/reader-language.ts'

/** What is counted of the readers of a list, each by themselves. */
export interface Counted {
  readonly clicks: boolean
  readonly opens: boolean
}

export const nothingCounted: Counted = { clicks: false, opens: false }

/** What may be counted: presses of links, openings of emails, or both. */
export type CountedKind = 'clicks' | 'opens' | 'both'

/** The kind of what is counted, or null where nothing is. */
export function countedKind({ clicks, opens }: Counted): CountedKind | null {
  if (clicks && opens) return 'both'
  return clicks ? 'clicks' : opens ? 'opens' : null
}

type Words = Readonly<Record<CountedKind, string>>

const catalogue: Catalogue<Words> = {
  en: {
    clicks: 'We count which links in these emails you press; a link in each email lets you switch that off.',
    opens: 'We count which of these emails you open; a link in each email lets you switch that off.',
    both: 'We count which of these emails you open and which links in them you press; a link in each email lets you switch that off.',
  },
  de: {
    clicks:
      'Wir erfassen, welche Links in diesen E-Mails Sie anklicken; über einen Link in jeder E-Mail können Sie das abschalten.',
    opens:
      'Wir erfassen, welche dieser E-Mails Sie öffnen; über einen Link in jeder E-Mail können Sie das abschalten.',
    both: 'Wir erfassen, welche dieser E-Mails Sie öffnen und welche Links darin Sie anklicken; über einen Link in jeder E-Mail können Sie das abschalten.',
  },
  fr: {
    clicks:
      'Nous relevons sur quels liens de ces e-mails vous cliquez\u00a0; un lien dans chaque e-mail vous permet de désactiver ce relevé.',
    opens:
      'Nous relevons lesquels de ces e-mails vous ouvrez\u00a0; un lien dans chaque e-mail vous permet de désactiver ce relevé.',
    both: 'Nous relevons lesquels de ces e-mails vous ouvrez et sur quels liens vous y cliquez\u00a0; un lien dans chaque e-mail vous permet de désactiver ce relevé.',
  },
  es: {
    clicks:
      'Registramos en qué enlaces de estos correos hace clic; un enlace en cada correo le permite desactivarlo.',
    opens: 'Registramos cuáles de estos correos abre; un enlace en cada correo le permite desactivarlo.',
    both: 'Registramos cuáles de estos correos abre y en qué enlaces hace clic; un enlace en cada correo le permite desactivarlo.',
  },
}

/** What a form says of it beside the consent text, in one sentence; null where nothing is counted. */
export function countingSentence(counted: Counted, language: string): string | null {
  const kind = countedKind(counted)
  return kind === null ? null : wordsIn(catalogue, language)[kind]
}
