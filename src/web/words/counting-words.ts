import { type Catalogue, wordsIn } from '../../core/language/reader-language.ts'
import type { CountedKind } from '../../core/sign-up/counting-words.ts'

/** What a reader is told of the counting of clicks and opens, and how they say no. */
export interface CountingWords {
  readonly title: string
  /** In a list of these kinds; the names of the lists stand at the end, so that nothing agrees with them. */
  readonly counted: Readonly<Record<CountedKind, (lists: string) => string>>
  readonly untracked: string
  readonly turnOff: string
  readonly turnOn: string
  /** After the switch. */
  readonly turnedOff: string
  readonly turnedOn: string
}

const catalogue: Catalogue<CountingWords> = {
  en: {
    title: 'Clicks and opens',
    counted: {
      clicks: (lists) => `We count which links you press in the emails of ${lists}.`,
      opens: (lists) => `We count which emails you open of ${lists}.`,
      both: (lists) => `We count which emails you open, and which links you press in them, of ${lists}.`,
    },
    untracked: 'Your clicks and opens are not counted, as you asked.',
    turnOff: 'Do not count my clicks and opens',
    turnOn: 'Count my clicks and opens',
    turnedOff: 'Saved. From now on your clicks and opens are not counted.',
    turnedOn: 'Saved. Your clicks and opens may be counted again.',
  },
  de: {
    title: 'Klicks und Öffnungen',
    counted: {
      clicks: (lists) => `Wir erfassen, welche Links Sie in diesen E-Mails anklicken: ${lists}.`,
      opens: (lists) => `Wir erfassen, welche dieser E-Mails Sie öffnen: ${lists}.`,
      both: (lists) =>
        `Wir erfassen, welche dieser E-Mails Sie öffnen und welche Links Sie darin anklicken: ${lists}.`,
    },
    untracked: 'Ihre Klicks und Öffnungen werden nicht erfasst, wie Sie es wünschen.',
    turnOff: 'Meine Klicks und Öffnungen nicht erfassen',
    turnOn: 'Meine Klicks und Öffnungen erfassen',
    turnedOff: 'Gespeichert. Ab jetzt werden Ihre Klicks und Öffnungen nicht mehr erfasst.',
    turnedOn: 'Gespeichert. Ihre Klicks und Öffnungen dürfen wieder erfasst werden.',
  },
  fr: {
    title: 'Clics et ouvertures',
    counted: {
      clicks: (lists) => `Nous relevons sur quels liens de ces e-mails vous cliquez\u00a0: ${lists}.`,
      opens: (lists) => `Nous relevons lesquels de ces e-mails vous ouvrez\u00a0: ${lists}.`,
      both: (lists) =>
        `Nous relevons lesquels de ces e-mails vous ouvrez et sur quels liens vous y cliquez\u00a0: ${lists}.`,
    },
    untracked: 'Vos clics et ouvertures ne sont pas relevés, comme vous l’avez demandé.',
    turnOff: 'Ne pas relever mes clics et ouvertures',
    turnOn: 'Relever mes clics et ouvertures',
    turnedOff: 'C’est enregistré. Désormais, vos clics et ouvertures ne sont plus relevés.',
    turnedOn: 'C’est enregistré. Vos clics et ouvertures peuvent de nouveau être relevés.',
  },
  es: {
    title: 'Clics y aperturas',
    counted: {
      clicks: (lists) => `Registramos en qué enlaces de estos correos hace clic: ${lists}.`,
      opens: (lists) => `Registramos cuáles de estos correos abre: ${lists}.`,
      both: (lists) => `Registramos cuáles de estos correos abre y en qué enlaces hace clic: ${lists}.`,
    },
    untracked: 'Sus clics y aperturas no se registran, tal como pidió.',
    turnOff: 'No registrar mis clics y aperturas',
    turnOn: 'Registrar mis clics y aperturas',
    turnedOff: 'Guardado. A partir de ahora no se registran sus clics ni aperturas.',
    turnedOn: 'Guardado. Sus clics y aperturas pueden volver a registrarse.',
  },
}

/** The words in the language of a tag. */
export function countingWords(language: string): CountingWords {
  return wordsIn(catalogue, language)
}
