/** Every word that a reader meets on a page, in one place, so that a language is one more value of this type. */
export interface PageWords {
  readonly language: string
  readonly front: { readonly title: string; readonly lead: string; readonly hint: string }
  readonly subscribe: {
    readonly title: (list: string) => string
    readonly address: string
    readonly addressHint: string
    readonly name: string
    readonly nameHint: string
    readonly button: string
    readonly promise: string
    readonly trap: string
    readonly errorTitle: (title: string) => string
    readonly invalidAddress: string
    readonly invalidName: string
  }
  readonly mailbox: Notice
  readonly confirm: (list: string) => Question
  readonly confirmed: (list: string) => Notice
  readonly confirmedAlready: (list: string) => Notice
  readonly unsubscribe: (list: string) => Question
  /** `list` is null where nothing is known of the person any more. */
  readonly left: (list: string | null) => Notice
  /** The way out of a test mail. */
  readonly testLink: Notice
  readonly invalidLink: Notice
  readonly notFound: Notice
  readonly tooLarge: Notice
  readonly broken: Notice
}

/** A page that only says something. */
export interface Notice {
  readonly title: string
  readonly text: string
  readonly more?: string
}

/** A page with one thing to decide. */
export interface Question {
  readonly title: string
  readonly lead: string
  readonly button: string
}

const english: PageWords = {
  language: 'en',
  front: {
    title: 'Letters, one at a time',
    lead: 'This server sends short emails to people who asked for them.',
    hint: 'To read one, confirm or leave, please open the link in the email that you have.',
  },
  subscribe: {
    title: (list) => list,
    address: 'Email address',
    addressHint: 'We ask you by email to confirm it. Until you do, nothing else comes.',
    name: 'Name (optional)',
    nameHint: 'Only for the greeting.',
    button: 'Subscribe',
    promise: 'Each email has a link that lets you leave with one click.',
    trap: 'Leave this field empty',
    errorTitle: (title) => `Please check: ${title}`,
    invalidAddress: 'This is not an email address that we can write to. It looks like ana@example.com.',
    invalidName:
      'We cannot greet by this name. Please use one line of at most 200 letters, or leave it empty.',
  },
  mailbox: {
    title: 'Check your mailbox',
    text: 'If you are not on the list yet, an email with one button is on its way to you. Press the button there, and you are in.',
    more: 'Nothing there after a few minutes? Please look into the spam folder.',
  },
  confirm: (list) => ({
    title: 'One last step',
    lead: `Press the button, and you will get ${list}.`,
    button: 'Yes, send it to me',
  }),
  confirmed: (list) => ({
    title: 'You are in.',
    text: `You will get ${list}.`,
    more: 'Each email has a link that lets you leave with one click.',
  }),
  confirmedAlready: (list) => ({
    title: 'You are in already.',
    text: `You get ${list}. There is nothing more to do.`,
  }),
  unsubscribe: (list) => ({
    title: `Leave ${list}?`,
    lead: `Press the button, and you get no more mail from ${list}.`,
    button: 'Unsubscribe',
  }),
  left: (list) => ({ title: 'You are out.', text: `No more mail from ${list ?? 'us'}.` }),
  testLink: {
    title: 'This was a test',
    text: 'There is nothing to leave. In the real email, this link lets its reader leave with one click.',
  },
  invalidLink: {
    title: 'This link does not work',
    text: 'Please open it once more from the email, or copy it whole into the address bar.',
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

const catalogue: Readonly<Record<string, PageWords>> = { en: english }

/** The words in a list's language (BCP 47), or in English where there are none yet. */
export function wordsFor(language: string): PageWords {
  return catalogue[language.toLowerCase().split('-')[0] ?? ''] ?? english
}
