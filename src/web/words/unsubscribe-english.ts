import type { UnsubscribeWords } from './leaving-words.ts'

/** Leaving, in English. */
export const english: UnsubscribeWords = {
  unsubscribe: (list) => ({
    title: `Leave ${list}?`,
    lead: `Press the button, and you get no more mail from ${list}.`,
    button: 'Unsubscribe',
  }),
  everything: {
    lead: 'You also get other mail from us.',
    button: 'Leave everything',
  },
  left: (list) => ({ title: 'You are out.', text: `No more mail from ${list ?? 'us'}.` }),
  leftEverything: { title: 'You are out.', text: 'You have left everything: no more mail from us.' },
  undo: {
    lead: 'Was that a mistake?',
    everything: 'Was that a mistake? Undo brings back everything that you left at once.',
    button: 'Undo',
  },
  undoQuestion: (list) => ({
    title: `Back to ${list}?`,
    lead: `Press the button, and you get ${list} as before.`,
    button: 'Undo',
  }),
  undoEverything: {
    title: 'Back to everything?',
    lead: 'Press the button, and you get everything that you left at once, as before.',
    button: 'Undo',
  },
  undone: (list) => ({
    title: 'You are back.',
    text: `You get ${list} as before. What you have had already does not come again.`,
    more: 'Each email has a link that lets you leave with one click.',
  }),
  undoneEverything: {
    title: 'You are back.',
    text: 'You get everything again that you left at once. What you have had already does not come again.',
    more: 'Each email has a link that lets you leave with one click.',
  },
  undoTooLate: (list, href) => ({
    title: 'This can no longer be undone',
    text: `To get ${list} again, please sign up once more.`,
    link: { href, words: 'Sign up' },
  }),
  why: {
    title: 'Would you tell us why? You need not.',
    reasons: {
      'too-often': 'Too many emails',
      'not-relevant': 'Not what I hoped for',
      'never-asked': 'I never asked for it',
      'had-enough': 'I have read all I needed',
      other: 'Something else',
    },
    note: 'In your own words (optional)',
    hint: 'At most 500 letters. Please write nothing private: it is kept with your subscription.',
    button: 'Send',
    thanks: 'Thank you for your answer.',
  },
  ask: {
    title: 'Get your link',
    lead: 'You lost the email and want to leave or change something? Tell us your address, and we send you the link.',
    address: 'Email address',
    button: 'Send me the link',
    trap: 'Leave this field empty',
    errorTitle: 'Please check: Get your link',
    sent: {
      title: 'Look into your mailbox',
      text: 'If you get mail from us, an email with your link is on its way to you.',
      more: 'You get at most one such email a day. Nothing there? Please look into the spam folder, or try the address that our mail comes to.',
    },
    busy: {
      title: 'Please try again later',
      text: 'We are asked for more right now than we can answer. No link was sent: please send the form again in an hour. The link in any of our emails still works.',
    },
  },
  testLink: {
    title: 'This was a test',
    text: 'There is nothing to leave. In the real email, this link lets its reader leave with one click.',
  },
}
