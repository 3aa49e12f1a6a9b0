import type { PreferencesWords } from './preferences-shape.ts'

/** A reader's preferences, in French. */
export const french: PreferencesWords = {
  emails: {
    title: 'Ce que vous recevez',
    lead: (address) =>
      `Tout ce que nous envoyons à ${address}. Modifiez ce que vous voulez : c’est pris en compte aussitôt.`,
    nothing: 'Vous n’êtes inscrit(e) à aucune liste pour le moment : vous ne recevez rien.',
    views: 'Vos pages',
    leaveAll: 'Me désabonner de tout',
    senders: 'Qui vous écrit',
  },
  list: {
    since: (day) => `Vous recevez ceci depuis le ${day}.`,
    pace: {
      planned: 'Comme prévu',
      fortnightly: 'Au plus toutes les deux semaines',
      monthly: 'Au plus une fois par mois',
    },
    paused: (day) => `En pause jusqu’au ${day}`,
    change: (list) => `Moins souvent, ou une pause, pour toute la liste\u00a0: ${list}`,
    reach:
      'Cela vaut pour tout ce que vous recevez de cette liste. Si vous avez aussi choisi quelque chose pour une série, c’est le rythme le plus lent et la date la plus tardive qui comptent.',
    missed:
      'Après une pause, une série reprend là où vous en étiez. Les newsletters qui seraient arrivées pendant une pause, ou plus tôt que vous ne le souhaitez, ne sont pas envoyées après coup.',
    archive: 'Vous pouvez les lire dans les archives',
    leave: (list) => `Quitter ${list}`,
  },
  series: {
    place: (had, of) => `${had} ${had < 2 ? 'partie' : 'parties'} sur ${of}`,
    next: 'Ensuite :',
    soon: 'dans les prochaines minutes',
    waiting: 'L’expéditeur a suspendu cette série pour le moment.',
    off: 'Vous avez arrêté cette série.',
    over: 'La série est terminée.',
    had: (count) => `Vos e-mails jusqu’ici (${count})`,
    change: (series) => `Moins souvent, une pause ou l’arrêt : ${series}`,
    reach:
      'Cela ne vaut que pour cette série. Ce que vous avez choisi pour toute la liste compte aussi\u00a0: le rythme le plus lent et la date la plus tardive. Après une pause, elle reprend là où vous en étiez.',
    turnOff: 'Arrêter cette série',
    turnOn: 'Reprendre cette série',
  },
  choice: {
    pace: 'Fréquence',
    pause: 'Pause',
    none: 'Pas de pause',
    keep: (day) => `Jusqu’au ${day}, comme actuellement`,
    lengths: { weeks: 'Pendant 2 semaines', month: 'Pendant un mois', quarter: 'Pendant trois mois' },
    until: 'Ou une pause jusqu’à cette date',
    untilHint: 'Un jour dans l’année qui vient.',
    wrongDate: 'Veuillez choisir un jour à partir de demain, dans un an au plus tard.',
    twoEnds: 'Vous avez choisi une durée et une date. Veuillez ne garder que l’une des deux.',
    save: 'Enregistrer',
  },
  join: {
    title: 'Ce que nous proposons aussi',
    lead: 'L’inscription est immédiate : votre adresse est déjà confirmée.',
    button: (list) => `M’inscrire à ${list}`,
  },
  you: {
    title: 'À propos de vous',
    lead: 'Ce que nous savons de vous. Videz un champ et nous l’oublions.',
    name: 'Nom',
    nameHint: 'Uniquement pour vous saluer.',
    wrongName:
      'Nous ne pouvons pas vous saluer par ce nom. Une seule ligne de 200 caractères au plus, s’il vous plaît.',
    language: 'Langue de ces pages',
    zone: 'Fuseau horaire',
    zoneHint: 'Vos e-mails arrivent à leur heure dans ce fuseau.',
    asList: (value) => `Comme la liste (${value})`,
    noAnswer: 'Pas de réponse',
    wrongAnswer: 'Une seule ligne de 200 caractères au plus, s’il vous plaît.',
    save: 'Enregistrer',
  },
  address: {
    title: 'Une autre adresse',
    lead: (address) => `Nous écrivons à ${address}.`,
    label: 'Nouvelle adresse e-mail',
    hint: 'Nous demandons d’abord à cette adresse. Rien ne change tant que le bouton de cet e-mail n’a pas été pressé. Une demande par jour.',
    noMail: 'Ce domaine ne reçoit pas d’e-mails. Veuillez vérifier la partie après le @.',
    button: 'Demander à la nouvelle adresse',
  },
  said: {
    saved: 'C’est enregistré.',
    paused: (day, of) => `C’est enregistré. Rien de «\u00a0${of}\u00a0» n’arrivera avant le ${day}.`,
    left: (list) => `Vous avez quitté ${list}. Vous n’en recevrez plus d’e-mails.`,
    undo: 'C’était une erreur',
    turnedOff: (series) => `« ${series} » est arrêtée. Le reste ne change pas.`,
    turnedOn: (series) => `« ${series} » reprend là où vous en étiez.`,
    joined: (list) => `C’est fait : vous recevez ${list}.`,
    consentChanged:
      'Le texte que vous acceptez vient d’être modifié. Veuillez le relire avant de vous inscrire.',
    asked:
      'Si nous pouvons écrire à cette adresse, un e-mail avec un bouton est en route. Il est valable 7 jours.',
    askedTooSoon: (moment) =>
      `Aucun e-mail n’a été envoyé cette fois\u00a0: vous avez demandé il y a peu un changement d’adresse. Le dernier e-mail envoyé à ce sujet reste valable 7 jours. Vous pourrez refaire une demande à partir de ce moment\u00a0: ${moment}.`,
    sameAddress: 'Nous écrivons déjà à cette adresse. Rien n’a été modifié.',
    gone: 'Rien n’a été modifié : cela n’existe plus. Voici la situation actuelle.',
    faulty: 'Rien n’a encore été modifié : veuillez vérifier le champ indiqué.',
  },
  confirmAddress: (address) => ({
    title: 'Est-ce votre adresse ?',
    lead: `Appuyez sur le bouton et nous écrirons désormais à ${address}.`,
    button: 'Oui, écrivez à cette adresse',
  }),
  addressChanged: {
    title: 'C’est fait.',
    text: 'Désormais, nous écrivons à cette adresse. L’ancienne en est avertie par un dernier e-mail et ne reçoit plus rien.',
    more: 'Le reste ne change pas : tout reprend là où vous en étiez.',
  },
  addressTaken: {
    title: 'Rien n’a été modifié',
    text: 'Nous ne pouvons pas transférer vos e-mails à cette adresse : nous la connaissons déjà.',
    more: 'Si vous y recevez aussi nos e-mails, chacun contient un lien pour modifier ce que vous recevez.',
  },
}
