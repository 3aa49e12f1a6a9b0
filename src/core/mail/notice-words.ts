import type { NoticeKind } from '../delivery/delivery.ts'
import { type Catalogue, wordsIn } from '../language/reader-language.ts'

/** The words of a notice. `{list}` is where the name of the list goes, or of several, so that nothing may agree with it. */
export interface NoticeWords {
  readonly subject: string
  readonly preview: string
  readonly greeting: string
  readonly text: string
  /** Quotes the list's consent text, at `{consent}`; null where it is not said. */
  readonly consent: string | null
  /** Where the mail goes from now on, at `{address}`; null where that is not said. */
  readonly moved: string | null
  /** Null where there is nothing to press: whoever reads it may not be its reader any more. */
  readonly button: string | null
  /** What somebody should know who did not ask for it; `{reply}` is where they can write to. */
  readonly otherwise: string
}

type Words = Readonly<Record<NoticeKind, NoticeWords>>

const english: Words = {
  confirmation: {
    subject: 'Please confirm your sign-up for {list}',
    preview: 'One click, and you are in.',
    greeting: 'Hello,',
    text: 'Someone, hopefully you, signed this address up for {list}. Please confirm that it was you.',
    consent: 'By confirming you agree to this: “{consent}”',
    moved: null,
    button: 'Yes, sign me up',
    otherwise: 'If that was not you, do nothing. You will not hear from us again.',
  },
  already: {
    subject: 'You get {list} already',
    preview: 'There is nothing to confirm.',
    greeting: 'Hello,',
    text: 'Someone, hopefully you, signed this address up for {list}. It was signed up before, so there is nothing to do.',
    consent: null,
    moved: null,
    button: 'See or change what you get',
    otherwise: 'If that was not you, do nothing. Nothing has changed.',
  },
  preferences: {
    subject: 'Your link: change what you get, or leave',
    preview: 'One page for all that you get from us.',
    greeting: 'Hello,',
    text: 'Someone, hopefully you, asked for the link to what this address gets from us. It lets you change it, or leave.',
    consent: null,
    moved: null,
    button: 'Open my page',
    otherwise: 'If that was not you, do nothing. Nothing has changed.',
  },
  address: {
    subject: 'Please confirm your new address',
    preview: 'One click, and our emails come here: {list}.',
    greeting: 'Hello,',
    text: 'Someone, hopefully you, asked us to send {list} to this address from now on. Please confirm that it is yours.',
    consent: null,
    moved: null,
    button: 'Yes, this address is mine',
    otherwise: 'If that was not you, do nothing. You will not hear from us again.',
  },
  moved: {
    subject: 'Your address was changed',
    preview: 'From now on this goes to another address: {list}.',
    greeting: 'Hello,',
    text: 'Someone, hopefully you, asked us to send {list} to another address, and confirmed it there.',
    consent: null,
    moved: 'From now on we write to {address}. This is the last email to the old address.',
    button: null,
    otherwise: 'If that was not you, please answer this email, or write to {reply}.',
  },
}

const german: Words = {
  confirmation: {
    subject: 'Bitte bestätigen Sie Ihre Anmeldung: {list}',
    preview: 'Ein Klick, und Sie sind angemeldet.',
    greeting: 'Guten Tag,',
    text: 'jemand, hoffentlich Sie selbst, hat diese Adresse angemeldet: {list}. Bitte bestätigen Sie, dass Sie es waren.',
    consent: 'Mit der Bestätigung stimmen Sie dem zu: „{consent}“',
    moved: null,
    button: 'Ja, bitte anmelden',
    otherwise: 'Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Sie hören dann nichts mehr von uns.',
  },
  already: {
    subject: 'Sie sind schon angemeldet: {list}',
    preview: 'Es gibt nichts zu bestätigen.',
    greeting: 'Guten Tag,',
    text: 'jemand, hoffentlich Sie selbst, wollte diese Adresse anmelden: {list}. Das ist sie schon; zu tun ist also nichts.',
    consent: null,
    moved: null,
    button: 'Ansehen oder ändern, was Sie bekommen',
    otherwise: 'Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Es hat sich nichts geändert.',
  },
  preferences: {
    subject: 'Ihr Link: E-Mails einstellen oder abbestellen',
    preview: 'Eine Seite für alles, was Sie von uns bekommen.',
    greeting: 'Guten Tag,',
    text: 'jemand, hoffentlich Sie selbst, hat um den Link zu dem gebeten, was diese Adresse von uns bekommt. Dort können Sie es ändern oder alles abbestellen.',
    consent: null,
    moved: null,
    button: 'Meine Seite öffnen',
    otherwise: 'Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Es hat sich nichts geändert.',
  },
  address: {
    subject: 'Bitte bestätigen Sie Ihre neue Adresse',
    preview: 'Ein Klick, und unsere E-Mails kommen hierher: {list}.',
    greeting: 'Guten Tag,',
    text: 'jemand, hoffentlich Sie selbst, möchte unsere E-Mails künftig an dieser Adresse bekommen: {list}. Bitte bestätigen Sie, dass sie Ihnen gehört.',
    consent: null,
    moved: null,
    button: 'Ja, das ist meine Adresse',
    otherwise: 'Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Sie hören dann nichts mehr von uns.',
  },
  moved: {
    subject: 'Ihre Adresse wurde geändert',
    preview: 'Das geht von nun an an eine andere Adresse: {list}.',
    greeting: 'Guten Tag,',
    text: 'jemand, hoffentlich Sie selbst, möchte unsere E-Mails an einer anderen Adresse bekommen und hat das dort bestätigt: {list}.',
    consent: null,
    moved: 'Von nun an schreiben wir an {address}. Dies ist die letzte E-Mail an die alte Adresse.',
    button: null,
    otherwise:
      'Wenn Sie das nicht waren, antworten Sie bitte auf diese E-Mail, oder schreiben Sie an {reply}.',
  },
}

const french: Words = {
  confirmation: {
    subject: 'Merci de confirmer votre inscription\u00a0: {list}',
    preview: 'Un clic, et vous êtes des nôtres.',
    greeting: 'Bonjour,',
    text: 'Quelqu’un (vous-même, nous l’espérons) a inscrit cette adresse\u00a0: {list}. Merci de confirmer que c’était vous.',
    consent: 'En confirmant, vous acceptez ceci\u00a0: «\u00a0{consent}\u00a0»',
    moved: null,
    button: 'Oui, m’inscrire',
    otherwise: 'Si ce n’était pas vous, ne faites rien. Vous ne recevrez plus rien de nous.',
  },
  already: {
    subject: 'Cette adresse est déjà inscrite\u00a0: {list}',
    preview: 'Il n’y a rien à confirmer.',
    greeting: 'Bonjour,',
    text: 'Quelqu’un (vous-même, nous l’espérons) a inscrit cette adresse\u00a0: {list}. Elle l’était déjà, il n’y a donc rien à faire.',
    consent: null,
    moved: null,
    button: 'Voir ou changer ce que vous recevez',
    otherwise: 'Si ce n’était pas vous, ne faites rien. Rien n’a changé.',
  },
  preferences: {
    subject: 'Votre lien\u00a0: choisir vos e-mails ou vous désabonner',
    preview: 'Une page pour tout ce que vous recevez de nous.',
    greeting: 'Bonjour,',
    text: 'Quelqu’un (vous-même, nous l’espérons) a demandé le lien vers ce que cette adresse reçoit de nous. Vous pourrez y changer vos choix ou tout arrêter.',
    consent: null,
    moved: null,
    button: 'Ouvrir ma page',
    otherwise: 'Si ce n’était pas vous, ne faites rien. Rien n’a changé.',
  },
  address: {
    subject: 'Merci de confirmer votre nouvelle adresse',
    preview: 'Un clic, et nos e-mails arrivent ici\u00a0: {list}.',
    greeting: 'Bonjour,',
    text: 'Quelqu’un (vous-même, nous l’espérons) souhaite recevoir désormais nos e-mails à cette adresse\u00a0: {list}. Merci de confirmer qu’elle est à vous.',
    consent: null,
    moved: null,
    button: 'Oui, cette adresse est à moi',
    otherwise: 'Si ce n’était pas vous, ne faites rien. Vous ne recevrez plus rien de nous.',
  },
  moved: {
    subject: 'Votre adresse a été modifiée',
    preview: 'Désormais envoyé à une autre adresse\u00a0: {list}.',
    greeting: 'Bonjour,',
    text: 'Quelqu’un (vous-même, nous l’espérons) a demandé à recevoir nos e-mails à une autre adresse et l’a confirmé depuis celle-ci\u00a0: {list}.',
    consent: null,
    moved: 'Désormais, nous écrivons à {address}. Ceci est le dernier e-mail à l’ancienne adresse.',
    button: null,
    otherwise: 'Si ce n’était pas vous, répondez à cet e-mail ou écrivez à {reply}.',
  },
}

const spanish: Words = {
  confirmation: {
    subject: 'Confirme su suscripción: {list}',
    preview: 'Un clic y la suscripción queda confirmada.',
    greeting: 'Hola:',
    text: 'Alguien (esperamos que usted) ha suscrito esta dirección: {list}. Confirme, por favor, que fue usted.',
    consent: 'Al confirmar acepta lo siguiente: «{consent}»',
    moved: null,
    button: 'Sí, suscribirme',
    otherwise: 'Si no fue usted, no haga nada. No volverá a saber de nosotros.',
  },
  already: {
    subject: 'Esta dirección ya está suscrita: {list}',
    preview: 'No hay nada que confirmar.',
    greeting: 'Hola:',
    text: 'Alguien (esperamos que usted) ha suscrito esta dirección: {list}. Ya lo estaba, así que no hay nada que hacer.',
    consent: null,
    moved: null,
    button: 'Ver o cambiar lo que recibe',
    otherwise: 'Si no fue usted, no haga nada. No ha cambiado nada.',
  },
  preferences: {
    subject: 'Su enlace: elegir lo que recibe o darse de baja',
    preview: 'Una página para todo lo que recibe de nosotros.',
    greeting: 'Hola:',
    text: 'Alguien (esperamos que usted) ha pedido el enlace a lo que esta dirección recibe de nosotros. Allí puede cambiarlo o darse de baja.',
    consent: null,
    moved: null,
    button: 'Abrir mi página',
    otherwise: 'Si no fue usted, no haga nada. No ha cambiado nada.',
  },
  address: {
    subject: 'Confirme su nueva dirección',
    preview: 'Un clic y nuestros correos llegan aquí: {list}.',
    greeting: 'Hola:',
    text: 'Alguien (esperamos que usted) quiere recibir nuestros correos en esta dirección a partir de ahora: {list}. Confirme, por favor, que es suya.',
    consent: null,
    moved: null,
    button: 'Sí, esta dirección es mía',
    otherwise: 'Si no fue usted, no haga nada. No volverá a saber de nosotros.',
  },
  moved: {
    subject: 'Su dirección ha cambiado',
    preview: 'A partir de ahora se envía a otra dirección: {list}.',
    greeting: 'Hola:',
    text: 'Alguien (esperamos que usted) ha pedido recibir nuestros correos en otra dirección y lo ha confirmado desde ella: {list}.',
    consent: null,
    moved: 'A partir de ahora escribimos a {address}. Este es el último correo a la dirección anterior.',
    button: null,
    otherwise: 'Si no fue usted, responda a este correo o escriba a {reply}.',
  },
}

const catalogue: Catalogue<Words> = { en: english, de: german, fr: french, es: spanish }

/** What a notice says, in the language of a tag. */
export function noticeWords(kind: NoticeKind, language: string): NoticeWords {
  return wordsIn(catalogue, language)[kind]
}
