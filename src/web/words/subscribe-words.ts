import { type Catalogue, wordsIn } from '../../core/language/reader-language.ts'
import type { Notice, Question } from './page-words.ts'

/** Signing up and confirming. */
export interface SubscribeWords {
  readonly subscribe: {
    readonly addressHint: string
    readonly nameHint: string
    readonly alsoOffered: string
    readonly promise: string
    readonly errorTitle: (title: string) => string
    readonly invalidName: string
    readonly invalidField: string
    readonly missingField: string
    readonly changedConsent: string
  }
  readonly mailbox: Notice
  readonly confirm: (lists: string) => Question
  /** Above the consent text of each list. */
  readonly agreed: string
  /** Beside the button of a page that confirms by itself. */
  readonly confirmsItself: string
  /** `href` leads to their preferences. */
  readonly confirmed: (lists: string, href: string) => Notice
  readonly confirmedAlready: (lists: string) => Notice
}

const english: SubscribeWords = {
  subscribe: {
    addressHint: 'We ask you by email to confirm it. Until you do, nothing else comes.',
    nameHint: 'Only for the greeting.',
    alsoOffered: 'Would you like these as well?',
    promise: 'Each email has a link that lets you leave with one click.',
    errorTitle: (title) => `Please check: ${title}`,
    invalidName:
      'We cannot greet by this name. Please use one line of at most 200 letters, or leave it empty.',
    invalidField: 'We cannot take this answer. Please use one line of at most 200 letters.',
    missingField: 'Please answer this.',
    changedConsent:
      'The text above has changed since that form was made. Please read it and subscribe again.',
  },
  mailbox: {
    title: 'Check your mailbox',
    text: 'If you are not on the list yet, an email with one button is on its way to you. Press the button there, and you are in.',
    more: 'Nothing there after a few minutes? Please look into the spam folder.',
  },
  confirm: (lists) => ({
    title: 'One last step',
    lead: `Press the button, and you will get ${lists}.`,
    button: 'Yes, send it to me',
  }),
  agreed: 'By pressing the button you agree to this:',
  confirmsItself: 'This page does it by itself in a moment. If you do not want that, please close it.',
  confirmed: (lists, href) => ({
    title: 'You are in.',
    text: `You will get ${lists}.`,
    more: 'Each email has a link that lets you leave with one click.',
    link: { href, words: 'See and change what you get' },
  }),
  confirmedAlready: (lists) => ({
    title: 'You are in already.',
    text: `You get ${lists}. There is nothing more to do.`,
  }),
}

const german: SubscribeWords = {
  subscribe: {
    addressHint: 'Wir bitten Sie per E-Mail, sie zu bestätigen. Bis dahin kommt nichts anderes.',
    nameHint: 'Nur für die Anrede.',
    alsoOffered: 'Möchten Sie auch diese E-Mails erhalten?',
    promise: 'In jeder E-Mail steht ein Link, mit dem Sie sich mit einem Klick abmelden können.',
    errorTitle: (title) => `Bitte prüfen: ${title}`,
    invalidName:
      'Mit diesem Namen können wir Sie nicht anreden. Bitte geben Sie eine Zeile mit höchstens 200 Zeichen an, oder lassen Sie das Feld leer.',
    invalidField:
      'Diese Antwort können wir nicht annehmen. Bitte geben Sie eine Zeile mit höchstens 200 Zeichen an.',
    missingField: 'Bitte beantworten Sie dies.',
    changedConsent:
      'Der Text oben hat sich geändert, seit dieses Formular erstellt wurde. Bitte lesen Sie ihn und senden Sie das Formular noch einmal ab.',
  },
  mailbox: {
    title: 'Bitte sehen Sie in Ihr Postfach',
    text: 'Falls Sie noch nicht eingetragen sind, ist eine E-Mail mit einer Schaltfläche zu Ihnen unterwegs. Sobald Sie darauf drücken, sind Sie dabei.',
    more: 'Nach einigen Minuten noch nichts da? Bitte sehen Sie auch im Spam-Ordner nach.',
  },
  confirm: (lists) => ({
    title: 'Noch ein letzter Schritt',
    lead: `Drücken Sie auf die Schaltfläche, dann erhalten Sie: ${lists}.`,
    button: 'Ja, ich möchte das erhalten',
  }),
  agreed: 'Mit dem Knopf stimmen Sie dem zu:',
  confirmsItself:
    'Diese Seite bestätigt gleich von selbst. Wenn Sie das nicht möchten, schließen Sie sie bitte.',
  confirmed: (lists, href) => ({
    title: 'Sie sind dabei.',
    text: `Sie erhalten ab jetzt: ${lists}.`,
    more: 'In jeder E-Mail steht ein Link, mit dem Sie sich mit einem Klick abmelden können.',
    link: { href, words: 'Ansehen und ändern, was Sie bekommen' },
  }),
  confirmedAlready: (lists) => ({
    title: 'Sie sind schon dabei.',
    text: `Sie erhalten bereits: ${lists}. Sie müssen nichts weiter tun.`,
  }),
}

const french: SubscribeWords = {
  subscribe: {
    addressHint: 'Nous vous demanderons par e-mail de la confirmer. D’ici là, vous ne recevrez rien d’autre.',
    nameHint: 'Seulement pour vous saluer.',
    alsoOffered: 'Souhaitez-vous aussi recevoir ces e-mails\u00a0?',
    promise: 'Chaque e-mail contient un lien qui permet de se désabonner en un clic.',
    errorTitle: (title) => `À vérifier\u00a0: ${title}`,
    invalidName:
      'Nous ne pouvons pas vous saluer par ce nom. Indiquez une seule ligne de 200 caractères au plus, ou laissez le champ vide.',
    invalidField:
      'Nous ne pouvons pas accepter cette réponse. Indiquez une seule ligne de 200 caractères au plus.',
    missingField: 'Veuillez répondre à cette question.',
    changedConsent:
      'Le texte ci-dessus a changé depuis la création de ce formulaire. Veuillez le lire et envoyer le formulaire une nouvelle fois.',
  },
  mailbox: {
    title: 'Consultez votre boîte de réception',
    text: 'Si vous n’êtes pas encore inscrit, un e-mail avec un bouton est en route vers vous. Cliquez sur ce bouton, et c’est fait.',
    more: 'Rien après quelques minutes\u00a0? Regardez aussi dans le dossier des indésirables.',
  },
  confirm: (lists) => ({
    title: 'Une dernière étape',
    lead: `Cliquez sur le bouton, et vous recevrez\u00a0: ${lists}.`,
    button: 'Oui, je veux le recevoir',
  }),
  agreed: 'En cliquant sur le bouton, vous acceptez ceci\u00a0:',
  confirmsItself: 'Cette page confirme d’elle-même dans un instant. Si vous ne le souhaitez pas, fermez-la.',
  confirmed: (lists, href) => ({
    title: 'C’est fait.',
    text: `Vous recevrez désormais\u00a0: ${lists}.`,
    more: 'Chaque e-mail contient un lien qui permet de se désabonner en un clic.',
    link: { href, words: 'Voir et modifier ce que vous recevez' },
  }),
  confirmedAlready: (lists) => ({
    title: 'Vous êtes déjà inscrit.',
    text: `Vous recevez déjà\u00a0: ${lists}. Il n’y a rien d’autre à faire.`,
  }),
}

const spanish: SubscribeWords = {
  subscribe: {
    addressHint: 'Le pediremos por correo que lo confirme. Hasta entonces no recibirá nada más.',
    nameHint: 'Solo para el saludo.',
    alsoOffered: '¿Desea recibir también estos correos?',
    promise: 'Cada correo lleva un enlace para darse de baja con un clic.',
    errorTitle: (title) => `Revise los datos: ${title}`,
    invalidName:
      'No podemos saludar con este nombre. Escriba una sola línea de 200 caracteres como máximo, o deje el campo vacío.',
    invalidField: 'No podemos aceptar esta respuesta. Escriba una sola línea de 200 caracteres como máximo.',
    missingField: 'Responda a esta pregunta, por favor.',
    changedConsent:
      'El texto de arriba ha cambiado desde que se hizo ese formulario. Léalo y envíe el formulario de nuevo, por favor.',
  },
  mailbox: {
    title: 'Revise su correo',
    text: 'Si todavía no figura en la lista, va en camino un correo con un botón. Púlselo y quedará hecha la suscripción.',
    more: '¿No ha llegado nada en unos minutos? Mire también en la carpeta de correo no deseado.',
  },
  confirm: (lists) => ({
    title: 'Un último paso',
    lead: `Pulse el botón y recibirá: ${lists}.`,
    button: 'Sí, quiero recibirlo',
  }),
  agreed: 'Al pulsar el botón acepta lo siguiente:',
  confirmsItself: 'Esta página confirma por sí sola en un momento. Si no lo desea, ciérrela.',
  confirmed: (lists, href) => ({
    title: 'Suscripción confirmada.',
    text: `A partir de ahora recibirá: ${lists}.`,
    more: 'Cada correo lleva un enlace para darse de baja con un clic.',
    link: { href, words: 'Ver y cambiar lo que recibe' },
  }),
  confirmedAlready: (lists) => ({
    title: 'La suscripción ya estaba confirmada.',
    text: `Ya recibe: ${lists}. No hace falta nada más.`,
  }),
}

const catalogue: Catalogue<SubscribeWords> = { en: english, de: german, fr: french, es: spanish }

export function subscribeWords(language: string): SubscribeWords {
  return wordsIn(catalogue, language)
}
