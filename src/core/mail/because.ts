import { wordsLocale } from '../language/reader-language.ts'
import { frameLanguage, frameWords } from './frame-phrases.ts'

/** Why a reader is on a list: they signed up on our pages, or the marketer imported them with a statement. */
export type Reason =
  | { readonly kind: 'signed-up'; readonly at: number }
  | { readonly kind: 'imported'; readonly statement: string }

export interface BecauseFrame {
  /** Where they signed up, for example `mail.example.com`. */
  readonly host: string
  readonly zone: string
  readonly language: string
}

/** The footer's line that tells a reader why this email came, with the date in the list's zone. */
export function becauseLine(reason: Reason, frame: BecauseFrame): string {
  const { imported, signedUp } = frameWords(frame.language)
  if (reason.kind === 'imported') return imported.replace('{statement}', () => reason.statement)
  return signedUp.replace('{host}', frame.host).replace('{date}', longDate(reason.at, frame))
}

function longDate(at: number, { language, zone }: BecauseFrame): string {
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone } as const
  return new Intl.DateTimeFormat(wordsLocale(frameLanguage(language)), format).format(at)
}
