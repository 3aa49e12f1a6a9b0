import type { UnsubscribeWords } from './leaving-words.ts'

/** Leaving, in French. */
export const french: UnsubscribeWords = {
  unsubscribe: (list) => ({
    title: `Quitter ${list}\u00a0?`,
    lead: `Appuyez sur le bouton et vous ne recevrez plus d’e-mails de «\u00a0${list}\u00a0».`,
    button: 'Me désabonner',
  }),
  everything: {
    lead: 'Vous recevez aussi d’autres e-mails de notre part.',
    button: 'Me désabonner de tout',
  },
  left: (list) => ({
    title: 'Désabonnement effectué',
    text:
      list === null
        ? 'Vous ne recevrez plus d’e-mails de notre part.'
        : `Vous ne recevrez plus d’e-mails de «\u00a0${list}\u00a0».`,
  }),
  leftEverything: {
    title: 'Désabonnement effectué',
    text: 'Vous avez tout quitté\u00a0: vous ne recevrez plus d’e-mails de notre part.',
  },
  undo: {
    lead: 'C’était une erreur\u00a0?',
    everything:
      'C’était une erreur\u00a0? Vous recevrez de nouveau tout ce que vous avez quitté en une fois.',
    button: 'Annuler le désabonnement',
  },
  undoQuestion: (list) => ({
    title: `Revenir à ${list}\u00a0?`,
    lead: `Appuyez sur le bouton et vous recevrez «\u00a0${list}\u00a0» comme avant.`,
    button: 'Annuler le désabonnement',
  }),
  undoEverything: {
    title: 'Tout recevoir de nouveau\u00a0?',
    lead: 'Appuyez sur le bouton et vous recevrez comme avant tout ce que vous avez quitté en une fois.',
    button: 'Annuler le désabonnement',
  },
  undone: (list) => ({
    title: 'Vous êtes de retour.',
    text: `Vous recevez «\u00a0${list}\u00a0» comme avant. Ce que vous avez déjà reçu ne sera pas renvoyé.`,
    more: 'Chaque e-mail contient un lien pour vous désabonner en un clic.',
  }),
  undoneEverything: {
    title: 'Vous êtes de retour.',
    text: 'Vous recevez de nouveau tout ce que vous aviez quitté en une fois. Ce que vous avez déjà reçu ne sera pas renvoyé.',
    more: 'Chaque e-mail contient un lien pour vous désabonner en un clic.',
  },
  undoTooLate: (list, href) => ({
    title: 'Ce désabonnement ne peut plus être annulé',
    text: `Pour recevoir de nouveau «\u00a0${list}\u00a0», veuillez vous réinscrire.`,
    link: { href, words: 'S’inscrire' },
  }),
  why: {
    title: 'Voulez-vous nous dire pourquoi\u00a0? Rien ne vous y oblige.',
    reasons: {
      'too-often': 'Trop d’e-mails',
      'not-relevant': 'Ce n’est pas ce que j’attendais',
      'never-asked': 'Je ne l’ai jamais demandé',
      'had-enough': 'J’ai lu ce dont j’avais besoin',
      other: 'Autre chose',
    },
    note: 'Avec vos propres mots (facultatif)',
    hint: '500 caractères au plus. N’écrivez rien de personnel\u00a0: votre réponse est conservée avec votre abonnement.',
    button: 'Envoyer',
    thanks: 'Merci de votre réponse.',
  },
  ask: {
    title: 'Recevoir votre lien',
    lead: 'Vous ne retrouvez plus l’e-mail et souhaitez vous désabonner ou modifier quelque chose\u00a0? Indiquez votre adresse et nous vous enverrons le lien.',
    address: 'Adresse e-mail',
    button: 'Envoyez-moi le lien',
    trap: 'Laissez ce champ vide',
    errorTitle: 'À vérifier\u00a0: recevoir votre lien',
    sent: {
      title: 'Regardez dans votre boîte de réception',
      text: 'Si vous recevez nos e-mails, un message contenant votre lien est en route.',
      more: 'Un tel message est envoyé au plus une fois par jour. Rien reçu\u00a0? Regardez dans le dossier des indésirables, ou essayez l’adresse à laquelle arrivent nos e-mails.',
    },
    busy: {
      title: 'Veuillez réessayer plus tard',
      text: 'Nous recevons en ce moment plus de demandes que nous ne pouvons en traiter. Aucun lien n’a été envoyé\u00a0: veuillez renvoyer le formulaire dans une heure. Le lien présent dans chacun de nos e-mails fonctionne toujours.',
    },
  },
  testLink: {
    title: 'C’était un test',
    text: 'Il n’y a rien à quitter. Dans le véritable e-mail, ce lien permet de se désabonner en un clic.',
  },
}
