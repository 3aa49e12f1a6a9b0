import { type Catalogue, wordsIn } from '../../core/language/reader-language.ts'
import type { Notice } from './page-words.ts'

/** What a sign-up form says where it does not take a sign-up at once. */
export interface SignUpGuardWords {
  /** The form was sent so soon that only a machine could have filled it. */
  readonly again: string
  readonly challengeFailed: string
  /** Too many sign-ups at the moment. */
  readonly busy: Notice
  readonly refused: {
    readonly disposable: string
    readonly role: string
    readonly 'no-mail-server': (domain: string) => string
  }
  /** Asks whether another address was meant; its answers follow as two buttons. */
  readonly didYouMean: (address: string) => string
  readonly typed: (address: string) => string
  readonly takeMeant: (address: string) => string
  readonly keepTyped: (address: string) => string
  /** Neither of the two: opens the form once more. */
  readonly writeAgain: string
  /** The same where what was typed is no address, and cannot be kept. */
  readonly writeItAgain: string
}

const english: SignUpGuardWords = {
  again: 'That was very quick. Please press the button once more.',
  challengeFailed: 'Please solve the challenge, then press the button once more.',
  busy: {
    title: 'Please try again later',
    text: 'We are getting more sign-ups right now than we can take. Yours was not taken: please send the form again in an hour.',
  },
  refused: {
    disposable: 'This address works for a short time only. Please use one that you will keep.',
    role: 'This address belongs to an office rather than a person. Please use one of your own.',
    'no-mail-server': (domain) => `${domain} takes no email. Please check how the address is written.`,
  },
  didYouMean: (address) => `Did you mean ${address}?`,
  typed: (address) => `You wrote ${address}.`,
  takeMeant: (address) => `Yes, use ${address}`,
  keepTyped: (address) => `No, keep ${address}`,
  writeAgain: 'Neither: write it again',
  writeItAgain: 'No: write it again',
}

const german: SignUpGuardWords = {
  again: 'Das ging sehr schnell. Bitte drücken Sie noch einmal auf den Knopf.',
  challengeFailed: 'Bitte lösen Sie die Aufgabe und drücken Sie dann noch einmal auf den Knopf.',
  busy: {
    title: 'Bitte versuchen Sie es später noch einmal',
    text: 'Im Augenblick gehen mehr Anmeldungen ein, als wir annehmen können. Ihre wurde nicht angenommen: Bitte senden Sie das Formular in einer Stunde noch einmal ab.',
  },
  refused: {
    disposable: 'Diese Adresse gilt nur für kurze Zeit. Bitte geben Sie eine an, die Sie behalten.',
    role: 'Diese Adresse gehört einer Stelle, nicht einer Person. Bitte geben Sie Ihre eigene an.',
    'no-mail-server': (domain) =>
      `${domain} nimmt keine E-Mails an. Bitte prüfen Sie, wie die Adresse geschrieben ist.`,
  },
  didYouMean: (address) => `Meinten Sie ${address}?`,
  typed: (address) => `Sie haben ${address} geschrieben.`,
  takeMeant: (address) => `Ja, ${address} verwenden`,
  keepTyped: (address) => `Nein, bei ${address} bleiben`,
  writeAgain: 'Keine von beiden: noch einmal schreiben',
  writeItAgain: 'Nein: noch einmal schreiben',
}

const french: SignUpGuardWords = {
  again: 'C’était très rapide. Veuillez appuyer encore une fois sur le bouton.',
  challengeFailed: 'Veuillez résoudre l’épreuve, puis appuyer encore une fois sur le bouton.',
  busy: {
    title: 'Veuillez réessayer plus tard',
    text: 'Nous recevons en ce moment plus d’inscriptions que nous ne pouvons en accepter. La vôtre n’a pas été prise en compte\u00a0: veuillez renvoyer le formulaire dans une heure.',
  },
  refused: {
    disposable:
      'Cette adresse ne fonctionne que peu de temps. Veuillez en indiquer une que vous conserverez.',
    role: 'Cette adresse est celle d’un service et non d’une personne. Veuillez indiquer la vôtre.',
    'no-mail-server': (domain) =>
      `${domain} n’accepte pas d’e-mails. Veuillez vérifier comment l’adresse est écrite.`,
  },
  didYouMean: (address) => `Vouliez-vous dire ${address}\u00a0?`,
  typed: (address) => `Vous avez écrit ${address}.`,
  takeMeant: (address) => `Oui, utiliser ${address}`,
  keepTyped: (address) => `Non, garder ${address}`,
  writeAgain: 'Ni l’une ni l’autre\u00a0: écrire à nouveau',
  writeItAgain: 'Non\u00a0: écrire à nouveau',
}

const spanish: SignUpGuardWords = {
  again: 'Ha sido muy rápido. Por favor, pulse el botón una vez más.',
  challengeFailed: 'Por favor, resuelva la prueba y pulse el botón una vez más.',
  busy: {
    title: 'Por favor, inténtelo más tarde',
    text: 'En este momento recibimos más suscripciones de las que podemos aceptar. La suya no se ha registrado: por favor, envíe el formulario de nuevo dentro de una hora.',
  },
  refused: {
    disposable: 'Esta dirección solo funciona por poco tiempo. Por favor, indique una que vaya a conservar.',
    role: 'Esta dirección es de un departamento y no de una persona. Por favor, indique la suya.',
    'no-mail-server': (domain) =>
      `${domain} no acepta correo electrónico. Por favor, revise cómo está escrita la dirección.`,
  },
  didYouMean: (address) => `¿Quería decir ${address}?`,
  typed: (address) => `Ha escrito ${address}.`,
  takeMeant: (address) => `Sí, usar ${address}`,
  keepTyped: (address) => `No, dejar ${address}`,
  writeAgain: 'Ninguna de las dos: escribir de nuevo',
  writeItAgain: 'No: escribir de nuevo',
}

const catalogue: Catalogue<SignUpGuardWords> = { en: english, de: german, fr: french, es: spanish }

export function signUpGuardWords(language: string): SignUpGuardWords {
  return wordsIn(catalogue, language)
}
