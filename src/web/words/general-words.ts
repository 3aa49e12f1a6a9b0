import { type Catalogue, wordsIn } from '../../core/language/reader-language.ts'
import type { Notice } from './page-words.ts'

/** What any page may have to say. */
export interface GeneralWords {
  readonly front: {
    readonly title: string
    readonly lead: string
    readonly hint: string
    /** To the page that mails a lost link. */
    readonly lost: string
  }
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
    lost: 'I have lost the email',
  },
  invalidLink: {
    title: 'This link does not work',
    text: 'Please open it once more from the email, or copy it whole into the address bar.',
    link: { href: '/unsubscribe', words: 'I have lost the email' },
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

const german: GeneralWords = {
  front: {
    title: 'Briefe, einer nach dem anderen',
    lead: 'Dieser Server schickt kurze E-Mails an Menschen, die darum gebeten haben.',
    hint: 'Zum Lesen, Bestätigen oder Abbestellen öffnen Sie bitte den Link in der E-Mail, die Sie bekommen haben.',
    lost: 'Ich finde die E-Mail nicht mehr',
  },
  invalidLink: {
    title: 'Dieser Link funktioniert nicht',
    text: 'Bitte öffnen Sie ihn noch einmal aus der E-Mail, oder kopieren Sie ihn vollständig in die Adresszeile.',
    link: { href: '/unsubscribe', words: 'Ich finde die E-Mail nicht mehr' },
  },
  notFound: { title: 'Hier ist nichts', text: 'Unter dieser Adresse gibt es keine Seite.' },
  tooLarge: {
    title: 'Zu viel',
    text: 'Das Formular war größer, als wir annehmen. Bitte kürzen Sie es, und senden Sie es noch einmal.',
  },
  broken: {
    title: 'Das liegt an uns',
    text: 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
  },
}

const french: GeneralWords = {
  front: {
    title: 'Des lettres, une à la fois',
    lead: 'Ce serveur envoie de courts e-mails aux personnes qui les ont demandés.',
    hint: 'Pour lire, confirmer ou vous désabonner, ouvrez le lien dans l’e-mail que vous avez reçu.',
    lost: 'Je ne retrouve plus l’e-mail',
  },
  invalidLink: {
    title: 'Ce lien ne fonctionne pas',
    text: 'Ouvrez-le de nouveau depuis l’e-mail, ou copiez-le en entier dans la barre d’adresse.',
    link: { href: '/unsubscribe', words: 'Je ne retrouve plus l’e-mail' },
  },
  notFound: { title: 'Il n’y a rien ici', text: 'Aucune page ne se trouve à cette adresse.' },
  tooLarge: {
    title: 'C’est trop',
    text: 'Le formulaire est plus volumineux que ce que nous acceptons. Veuillez le raccourcir et l’envoyer de nouveau.',
  },
  broken: {
    title: 'C’est notre faute',
    text: 'Quelque chose n’a pas fonctionné de notre côté. Veuillez réessayer dans quelques minutes.',
  },
}

const spanish: GeneralWords = {
  front: {
    title: 'Cartas, de una en una',
    lead: 'Este servidor envía correos breves a quienes los han pedido.',
    hint: 'Para leer, confirmar o darse de baja, abra el enlace del correo que ha recibido.',
    lost: 'No encuentro el correo',
  },
  invalidLink: {
    title: 'Este enlace no funciona',
    text: 'Ábralo de nuevo desde el correo o cópielo entero en la barra de direcciones.',
    link: { href: '/unsubscribe', words: 'No encuentro el correo' },
  },
  notFound: { title: 'Aquí no hay nada', text: 'No hay ninguna página en esta dirección.' },
  tooLarge: {
    title: 'Demasiado',
    text: 'El formulario es mayor de lo que aceptamos. Acórtelo y envíelo de nuevo.',
  },
  broken: {
    title: 'Es culpa nuestra',
    text: 'Algo ha fallado por nuestra parte. Vuelva a intentarlo dentro de unos minutos.',
  },
}

const catalogue: Catalogue<GeneralWords> = { en: english, de: german, fr: french, es: spanish }

export function generalWords(language: string): GeneralWords {
  return wordsIn(catalogue, language)
}
