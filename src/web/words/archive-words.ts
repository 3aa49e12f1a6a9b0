import { type Catalogue, wordsIn } from '../../core/language/reader-language.ts'
import type { Notice } from './page-words.ts'

/** The letters that anybody may read, and the one that was only yours. */
export interface ArchiveWords {
  readonly title: (list: string) => string
  readonly lead: (list: string) => string
  readonly empty: string
  readonly newer: string
  readonly older: string
  readonly subscribe: string
  /** In the footer of a letter, where its reader's way out was. */
  readonly all: string
  readonly feeds: string
  /** An email of one's own that is not kept any more. */
  readonly cleared: Notice
}

const english: ArchiveWords = {
  title: (list) => `${list}: all letters`,
  lead: (list) => `What has gone out to everybody on ${list}, newest first.`,
  empty: 'Nothing has gone out yet.',
  newer: 'Newer letters',
  older: 'Older letters',
  subscribe: 'Subscribe',
  all: 'All letters',
  feeds: 'Feeds:',
  cleared: {
    title: 'This email is no longer kept',
    text: 'We keep emails for a limited time only, and that of this one is over. The email in your mailbox stays as it is.',
  },
}

const german: ArchiveWords = {
  title: (list) => `${list}: alle Briefe`,
  lead: (list) => `Was an alle gegangen ist, die „${list}“ bekommen, das Neueste zuerst.`,
  empty: 'Bisher ist nichts verschickt worden.',
  newer: 'Neuere Briefe',
  older: 'Ältere Briefe',
  subscribe: 'Abonnieren',
  all: 'Alle Briefe',
  feeds: 'Feeds:',
  cleared: {
    title: 'Diese E-Mail wird nicht mehr aufbewahrt',
    text: 'Wir bewahren E-Mails nur eine begrenzte Zeit auf, und die ist für diese vorbei. Die E-Mail in Ihrem Postfach bleibt, wie sie ist.',
  },
}

const french: ArchiveWords = {
  title: (list) => `${list}\u00a0: toutes les lettres`,
  lead: (list) =>
    `Ce qui a été envoyé à toutes les personnes inscrites à «\u00a0${list}\u00a0», en commençant par le plus récent.`,
  empty: 'Rien n’a encore été envoyé.',
  newer: 'Lettres plus récentes',
  older: 'Lettres plus anciennes',
  subscribe: 'S’inscrire',
  all: 'Toutes les lettres',
  feeds: 'Flux\u00a0:',
  cleared: {
    title: 'Cet e-mail n’est plus conservé',
    text: 'Nous ne conservons les e-mails que pour un temps limité, et celui-ci est écoulé. L’e-mail dans votre boîte reste tel quel.',
  },
}

const spanish: ArchiveWords = {
  title: (list) => `${list}: todas las cartas`,
  lead: (list) => `Lo que se ha enviado a quienes reciben «${list}», lo más reciente primero.`,
  empty: 'Todavía no se ha enviado nada.',
  newer: 'Cartas más recientes',
  older: 'Cartas anteriores',
  subscribe: 'Suscribirse',
  all: 'Todas las cartas',
  feeds: 'Canales:',
  cleared: {
    title: 'Este correo ya no se conserva',
    text: 'Conservamos los correos solo por un tiempo limitado, y el de este ha terminado. El correo de su buzón sigue como está.',
  },
}

const catalogue: Catalogue<ArchiveWords> = { en: english, de: german, fr: french, es: spanish }

export function archiveWords(language: string): ArchiveWords {
  return wordsIn(catalogue, language)
}
