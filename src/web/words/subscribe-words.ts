import { type Catalogue, wordsIn } from '../../core/language/reader-language.ts'
import type { Notice, Question } from './page-words.ts'

/** Signing up and confirming. */
export interface SubscribeWords {
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
}

const english: SubscribeWords = {
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
}

const catalogue: Catalogue<SubscribeWords> = { en: english, de: english, fr: english, es: english }

export function subscribeWords(language: string): SubscribeWords {
  return wordsIn(catalogue, language)
}
