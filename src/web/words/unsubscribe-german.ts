import type { UnsubscribeWords } from './leaving-words.ts'

/** Leaving, in German. */
export const german: UnsubscribeWords = {
  unsubscribe: (list) => ({
    title: `${list} abbestellen?`,
    lead: `Ein Klick auf die Schaltfläche genügt, und Sie bekommen keine E-Mails von „${list}“ mehr.`,
    button: 'Abbestellen',
  }),
  everything: {
    lead: 'Sie bekommen auch andere E-Mails von uns.',
    button: 'Alles abbestellen',
  },
  left: (list) => ({
    title: 'Sie sind abgemeldet.',
    text:
      list === null
        ? 'Sie bekommen keine E-Mails mehr von uns.'
        : `Sie bekommen keine E-Mails mehr von „${list}“.`,
  }),
  leftEverything: {
    title: 'Sie sind abgemeldet.',
    text: 'Sie haben alles abbestellt und bekommen keine E-Mails mehr von uns.',
  },
  undo: {
    lead: 'War das ein Versehen?',
    everything: 'War das ein Versehen? Dann bekommen Sie alles wieder, was Sie auf einmal abbestellt haben.',
    button: 'Rückgängig machen',
  },
  undoQuestion: (list) => ({
    title: `Zurück zu ${list}?`,
    lead: `Ein Klick auf die Schaltfläche genügt, und Sie bekommen „${list}“ wie bisher.`,
    button: 'Abmeldung rückgängig machen',
  }),
  undoEverything: {
    title: 'Zurück zu allem?',
    lead: 'Ein Klick auf die Schaltfläche genügt, und Sie bekommen alles wie bisher, was Sie auf einmal abbestellt haben.',
    button: 'Abmeldung rückgängig machen',
  },
  undone: (list) => ({
    title: 'Sie sind wieder dabei.',
    text: `Sie bekommen „${list}“ wie bisher. Was Sie schon bekommen haben, kommt nicht noch einmal.`,
    more: 'Jede E-Mail enthält einen Link, mit dem Sie sich mit einem Klick abmelden.',
  }),
  undoneEverything: {
    title: 'Sie sind wieder dabei.',
    text: 'Sie bekommen alles wieder, was Sie auf einmal abbestellt haben. Was Sie schon bekommen haben, kommt nicht noch einmal.',
    more: 'Jede E-Mail enthält einen Link, mit dem Sie sich mit einem Klick abmelden.',
  },
  undoTooLate: (list, href) => ({
    title: 'Das lässt sich nicht mehr rückgängig machen',
    text: `Wenn Sie „${list}“ wieder bekommen möchten, melden Sie sich bitte neu an.`,
    link: { href, words: 'Anmelden' },
  }),
  why: {
    title: 'Mögen Sie uns sagen, warum? Sie müssen nicht.',
    reasons: {
      'too-often': 'Zu viele E-Mails',
      'not-relevant': 'Nicht das, was ich erwartet hatte',
      'never-asked': 'Ich habe das nie bestellt',
      'had-enough': 'Ich habe gelesen, was ich brauchte',
      other: 'Etwas anderes',
    },
    note: 'In Ihren Worten (freiwillig)',
    hint: 'Höchstens 500 Zeichen. Bitte schreiben Sie nichts Privates: Ihre Antwort wird bei Ihrem Abonnement aufbewahrt.',
    button: 'Absenden',
    thanks: 'Danke für Ihre Antwort.',
  },
  ask: {
    title: 'Ihr Link',
    lead: 'Sie finden die E-Mail nicht mehr und möchten sich abmelden oder etwas ändern? Nennen Sie uns Ihre Adresse, dann schicken wir Ihnen den Link.',
    address: 'E-Mail-Adresse',
    button: 'Link schicken',
    trap: 'Dieses Feld bitte leer lassen',
    errorTitle: 'Bitte prüfen: Ihr Link',
    sent: {
      title: 'Sehen Sie in Ihr Postfach',
      text: 'Wenn Sie E-Mails von uns bekommen, ist eine E-Mail mit Ihrem Link unterwegs zu Ihnen.',
      more: 'Eine solche E-Mail kommt höchstens einmal am Tag. Nichts da? Sehen Sie bitte im Spam-Ordner nach, oder versuchen Sie es mit der Adresse, an die unsere E-Mails gehen.',
    },
    busy: {
      title: 'Bitte versuchen Sie es später noch einmal',
      text: 'Im Augenblick gehen mehr Anfragen ein, als wir beantworten können. Es wurde kein Link verschickt: Bitte senden Sie das Formular in einer Stunde noch einmal ab. Der Link in jeder unserer E-Mails funktioniert weiterhin.',
    },
  },
  testLink: {
    title: 'Das war ein Test',
    text: 'Hier gibt es nichts abzubestellen. In der richtigen E-Mail meldet man sich mit diesem Link mit einem Klick ab.',
  },
}
