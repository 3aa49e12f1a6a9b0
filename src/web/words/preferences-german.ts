import type { PreferencesWords } from './preferences-shape.ts'

/** A reader's preferences, in German. */
export const german: PreferencesWords = {
  emails: {
    title: 'Was Sie bekommen',
    lead: (address) => `Alles, was wir an ${address} senden. Ändern Sie, was Sie möchten; es gilt sofort.`,
    nothing: 'Sie stehen zurzeit auf keiner Liste und bekommen nichts.',
    views: 'Ihre Seiten',
    leaveAll: 'Alles abbestellen',
    senders: 'Wer Ihnen schreibt',
  },
  list: {
    since: (day) => `Sie bekommen das seit dem ${day}.`,
    pace: {
      planned: 'Wie geplant',
      fortnightly: 'Höchstens alle zwei Wochen',
      monthly: 'Höchstens einmal im Monat',
    },
    paused: (day) => `Pause bis ${day}`,
    change: (list) => `Seltener oder Pause, für die ganze Liste: ${list}`,
    reach:
      'Das gilt für alles aus dieser Liste. Haben Sie auch für eine einzelne Serie etwas gewählt, gelten das langsamere Tempo und der spätere Tag.',
    missed:
      'Nach einer Pause geht eine Serie dort weiter, wo Sie waren. Newsletter, die in einer Pause oder früher als gewünscht gekommen wären, werden nicht nachgeschickt.',
    archive: 'Sie können sie im Archiv lesen',
    leave: (list) => `${list} abbestellen`,
  },
  series: {
    place: (had, of) => `${had} von ${of} ${of === 1 ? 'Teil' : 'Teilen'}`,
    next: 'Als Nächstes:',
    soon: 'in den nächsten Minuten',
    waiting: 'Der Absender hat diese Serie vorübergehend angehalten.',
    off: 'Sie haben diese Serie ausgeschaltet.',
    over: 'Diese Serie ist zu Ende.',
    had: (count) => `Ihre bisherigen E-Mails (${count})`,
    change: (series) => `Seltener, Pause oder aus: ${series}`,
    reach:
      'Das gilt nur für diese Serie. Was Sie für die ganze Liste gewählt haben, gilt auch: das langsamere Tempo und der spätere Tag. Nach einer Pause geht es dort weiter, wo Sie waren.',
    turnOff: 'Diese Serie ausschalten',
    turnOn: 'Diese Serie wieder einschalten',
  },
  choice: {
    pace: 'Wie oft',
    pause: 'Pause',
    none: 'Keine Pause',
    keep: (day) => `Bis ${day}, wie bisher`,
    lengths: { weeks: 'Für 2 Wochen', month: 'Für einen Monat', quarter: 'Für drei Monate' },
    until: 'Oder Pause bis zu diesem Tag',
    untilHint: 'Ein Tag innerhalb des nächsten Jahres.',
    wrongDate: 'Bitte wählen Sie einen Tag ab morgen, höchstens ein Jahr im Voraus.',
    twoEnds: 'Sie haben eine Dauer und einen Tag gewählt. Bitte lassen Sie nur eines von beiden stehen.',
    save: 'Speichern',
  },
  join: {
    title: 'Was es sonst noch gibt',
    lead: 'Sie sind sofort dabei: Ihre Adresse ist schon bestätigt.',
    button: (list) => `${list} bestellen`,
  },
  you: {
    title: 'Über Sie',
    lead: 'Was wir von Ihnen wissen. Leeren Sie ein Feld, und wir vergessen es.',
    name: 'Name',
    nameHint: 'Nur für die Anrede.',
    wrongName:
      'Mit diesem Namen können wir Sie nicht ansprechen. Bitte eine Zeile mit höchstens 200 Zeichen.',
    language: 'Sprache dieser Seiten',
    zone: 'Zeitzone',
    zoneHint: 'Ihre E-Mails kommen zu ihrer Uhrzeit in dieser Zone.',
    asList: (value) => `Wie die Liste (${value})`,
    noAnswer: 'Keine Angabe',
    wrongAnswer: 'Bitte eine Zeile mit höchstens 200 Zeichen.',
    save: 'Speichern',
  },
  address: {
    title: 'Eine andere Adresse',
    lead: (address) => `Wir schreiben an ${address}.`,
    label: 'Neue E-Mail-Adresse',
    hint: 'Wir fragen zuerst dort nach. Bis in jener E-Mail der Knopf gedrückt ist, ändert sich nichts. Einmal am Tag ist das möglich.',
    noMail: 'Diese Domain nimmt keine E-Mails an. Bitte prüfen Sie den Teil nach dem @.',
    button: 'Bei der neuen Adresse nachfragen',
  },
  said: {
    saved: 'Gespeichert.',
    paused: (day, of) => `Gespeichert. Von „${of}“ kommt vor dem ${day} nichts.`,
    left: (list) => `Sie haben ${list} abbestellt. Davon kommt nichts mehr.`,
    undo: 'Das war ein Versehen',
    turnedOff: (series) => `„${series}“ ist aus. Alles andere bleibt, wie es ist.`,
    turnedOn: (series) => `„${series}“ ist wieder an. Es geht dort weiter, wo Sie waren.`,
    joined: (list) => `Sie sind dabei: Sie bekommen ${list}.`,
    consentChanged: 'Der Text, dem Sie zustimmen, wurde eben geändert. Bitte lesen Sie ihn noch einmal.',
    asked:
      'Wenn wir an diese Adresse schreiben können, ist eine E-Mail mit einem Knopf unterwegs dorthin. Er gilt 7 Tage.',
    askedTooSoon: (moment) =>
      `Dieses Mal wurde keine E-Mail verschickt: Sie haben vor Kurzem schon eine andere Adresse gewünscht. Die letzte E-Mail, die wir dazu verschickt haben, gilt weiterhin, 7 Tage lang. Wieder möglich ist es ab: ${moment}.`,
    sameAddress: 'An diese Adresse schreiben wir schon. Es wurde nichts geändert.',
    gone: 'Es wurde nichts geändert: Das gibt es nicht mehr. Unten steht der jetzige Stand.',
    faulty: 'Es wurde noch nichts geändert: Bitte sehen Sie sich das markierte Feld an.',
  },
  confirmAddress: (address) => ({
    title: 'Ist das Ihre Adresse?',
    lead: `Drücken Sie den Knopf, und wir schreiben von jetzt an an ${address}.`,
    button: 'Ja, an diese Adresse schreiben',
  }),
  addressChanged: {
    title: 'Erledigt.',
    text: 'Von jetzt an schreiben wir an diese Adresse. Die alte erfährt das in einer letzten E-Mail und bekommt dann nichts mehr.',
    more: 'Alles andere bleibt: Es geht dort weiter, wo Sie waren.',
  },
  addressTaken: {
    title: 'Es wurde nichts geändert',
    text: 'Wir können Ihre E-Mails nicht an diese Adresse umstellen: Wir kennen sie schon.',
    more: 'Falls dort auch E-Mails von uns ankommen: Jede enthält einen Link, über den Sie sie ändern können.',
  },
}
