import type { PreferencesWords } from './preferences-shape.ts'

/** A reader's preferences, in English. */
export const english: PreferencesWords = {
  emails: {
    title: 'What you get',
    lead: (address) => `All that we send to ${address}. Change what you like; it counts at once.`,
    nothing: 'You are on no list at the moment, so nothing comes.',
    views: 'Your pages',
    leaveAll: 'Leave everything',
    senders: 'Who writes to you',
  },
  list: {
    since: (day) => `You get this since ${day}.`,
    pace: {
      planned: 'As planned',
      fortnightly: 'At most every second week',
      monthly: 'At most once a month',
    },
    paused: (day) => `Paused until ${day}`,
    change: (list) => `Less often, or a pause, for the whole list: ${list}`,
    reach:
      'This holds for everything of this list. Where you chose something for one series as well, the slower pace and the later date count.',
    missed:
      'After a pause, a series goes on where you were. Newsletters that would have come in a pause, or sooner than you want them, are not sent later.',
    archive: 'You can read them in the archive',
    leave: (list) => `Leave ${list}`,
  },
  series: {
    place: (had, of) => `${had} of ${of} ${of === 1 ? 'part' : 'parts'}`,
    next: 'Next:',
    soon: 'in the next minutes',
    waiting: 'The sender has stopped this series for the moment.',
    off: 'You turned this series off.',
    over: 'This series is over.',
    had: (count) => `Your emails so far (${count})`,
    change: (series) => `Less often, a pause, or off: ${series}`,
    reach:
      'This holds for this series only. What you chose for the whole list counts as well: the slower pace and the later date. After a pause it goes on where you were.',
    turnOff: 'Turn this series off',
    turnOn: 'Turn this series on again',
  },
  choice: {
    pace: 'How often',
    pause: 'Pause',
    none: 'No pause',
    keep: (day) => `Until ${day}, as now`,
    lengths: { weeks: 'For 2 weeks', month: 'For a month', quarter: 'For three months' },
    until: 'Or pause until this date',
    untilHint: 'A day within the next year.',
    wrongDate: 'Please choose a day from tomorrow on, at most a year ahead.',
    twoEnds: 'You chose a length and a date. Please keep only one of the two.',
    save: 'Save',
  },
  join: {
    title: 'What else there is',
    lead: 'You are in at once: your address is confirmed already.',
    button: (list) => `Join ${list}`,
  },
  you: {
    title: 'About you',
    lead: 'What we know of you. Empty a field, and we forget it.',
    name: 'Name',
    nameHint: 'Only for the greeting.',
    wrongName: 'We cannot greet by this name. Please use one line of at most 200 letters.',
    language: 'Language of these pages',
    zone: 'Time zone',
    zoneHint: 'Your emails arrive at their hour of this zone.',
    asList: (value) => `As the list (${value})`,
    noAnswer: 'No answer',
    wrongAnswer: 'Please use one line of at most 200 letters.',
    save: 'Save',
  },
  address: {
    title: 'Another address',
    lead: (address) => `We write to ${address}.`,
    label: 'New email address',
    hint: 'We ask there first. Until the button in that email is pressed, nothing changes. You can ask once a day.',
    noMail: 'This domain takes no mail. Please check the part after the @.',
    button: 'Ask the new address',
  },
  said: {
    saved: 'Saved.',
    paused: (day, of) => `Saved. Nothing from “${of}” comes before ${day}.`,
    left: (list) => `You have left ${list}. No more mail from it.`,
    undo: 'That was a mistake',
    turnedOff: (series) => `“${series}” is off. The rest stays as it is.`,
    turnedOn: (series) => `“${series}” is on again. It goes on where you were.`,
    joined: (list) => `You are in: you get ${list}.`,
    consentChanged: 'What you agree to was changed a moment ago. Please read it again, then join.',
    asked:
      'If we can write to this address, an email with one button is on its way there. It works for 7 days.',
    askedTooSoon: (moment) =>
      `No email was sent this time: you have asked for a change of address a short while ago. The newest email that we sent for it still works, for 7 days. You can ask again from this moment on: ${moment}.`,
    sameAddress: 'We write to this address already. Nothing was changed.',
    gone: 'Nothing was changed: this is no longer there. Below is how things stand.',
    faulty: 'Nothing was changed yet: please look at the marked field.',
  },
  confirmAddress: (address) => ({
    title: 'Is this your address?',
    lead: `Press the button, and from now on we write to ${address}.`,
    button: 'Yes, write to this address',
  }),
  addressChanged: {
    title: 'Done.',
    text: 'From now on we write to this address. The old one is told so once, and gets nothing more.',
    more: 'Everything else stays as it was: you go on where you were.',
  },
  addressTaken: {
    title: 'Nothing was changed',
    text: 'We cannot move your emails to this address: we know it already.',
    more: 'If you get emails there too, each of them has a link to change what you get.',
  },
}
