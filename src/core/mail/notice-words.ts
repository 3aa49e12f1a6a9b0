import type { NoticeKind } from '../delivery/delivery.ts'
import { type Catalogue, wordsIn } from '../language/reader-language.ts'

/** The words of a notice. `{list}` is where the name of the list, or of several, goes. */
export interface NoticeWords {
  readonly subject: string
  readonly preview: string
  readonly greeting: string
  readonly text: string
  /** The list's consent text follows, between quotation marks; null where it is not said. */
  readonly consent: string | null
  readonly button: string
  /** What somebody should know who did not ask for it. */
  readonly otherwise: string
}

const english: Readonly<Record<NoticeKind, NoticeWords>> = {
  confirmation: {
    subject: 'Please confirm your sign-up for {list}',
    preview: 'One click, and you are on the list.',
    greeting: 'Hello,',
    text: 'Someone, hopefully you, signed this address up for {list}. Please confirm that it was you.',
    consent: 'By confirming you agree to this:',
    button: 'Yes, sign me up',
    otherwise: 'If that was not you, do nothing. You will not hear from us again.',
  },
  already: {
    subject: 'You get {list} already',
    preview: 'There is nothing to confirm.',
    greeting: 'Hello,',
    text: 'Someone, hopefully you, signed this address up for {list}. It is on the list already, so there is nothing to do.',
    consent: null,
    button: 'See or change what you get',
    otherwise: 'If that was not you, do nothing. Nothing has changed.',
  },
  preferences: {
    subject: 'Your link: change what you get, or leave',
    preview: 'One page for all that you get from us.',
    greeting: 'Hello,',
    text: 'Someone, hopefully you, asked for the link to what this address gets from us. It lets you change it, or leave.',
    consent: null,
    button: 'Open my page',
    otherwise: 'If that was not you, do nothing. Nothing has changed.',
  },
  address: {
    subject: 'Please confirm your new address',
    preview: 'One click, and {list} comes here.',
    greeting: 'Hello,',
    text: 'Someone, hopefully you, asked us to send {list} to this address from now on. Please confirm that it is yours.',
    consent: null,
    button: 'Yes, this address is mine',
    otherwise: 'If that was not you, do nothing. You will not hear from us again.',
  },
}

const catalogue: Catalogue<Readonly<Record<NoticeKind, NoticeWords>>> = {
  en: english,
  de: english,
  fr: english,
  es: english,
}

/** What a notice says, in the language of a tag. */
export function noticeWords(kind: NoticeKind, language: string): NoticeWords {
  return wordsIn(catalogue, language)[kind]
}
