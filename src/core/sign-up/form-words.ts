import { type Catalogue, wordsIn } from '../language/reader-language.ts'

/** The labels of a sign-up form: on our page, and in the one that a marketer puts on a site of their own. */
export interface FormWords {
  readonly address: string
  readonly name: string
  readonly optional: (label: string) => string
  readonly choose: string
  readonly button: string
  /** Beside the field that only a machine fills. */
  readonly trap: string
}

const catalogue: Catalogue<FormWords> = {
  en: {
    address: 'Email address',
    name: 'Name',
    optional: (label) => `${label} (optional)`,
    choose: 'Please choose',
    button: 'Subscribe',
    trap: 'Leave this field empty',
  },
  de: {
    address: 'E-Mail-Adresse',
    name: 'Name',
    optional: (label) => `${label} (freiwillig)`,
    choose: 'Bitte wählen',
    button: 'Abonnieren',
    trap: 'Bitte leer lassen',
  },
  fr: {
    address: 'Adresse e-mail',
    name: 'Nom',
    optional: (label) => `${label} (facultatif)`,
    choose: 'Veuillez choisir',
    button: 'S’abonner',
    trap: 'Laissez ce champ vide',
  },
  es: {
    address: 'Correo electrónico',
    name: 'Nombre',
    optional: (label) => `${label} (opcional)`,
    choose: 'Elija una opción',
    button: 'Suscribirse',
    trap: 'Deje este campo vacío',
  },
}

/** The labels in the language of a tag. */
export function formWords(language: string): FormWords {
  return wordsIn(catalogue, language)
}
