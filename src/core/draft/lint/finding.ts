import type { Draft, Email, Finding } from '../draft.ts'

/** A draft whose emails are still to be judged; older findings are put aside. */
export type Unjudged = Omit<Draft, 'emails'> & { readonly emails: readonly Omit<Email, 'lint'>[] }
export type UnjudgedEmail = Unjudged['emails'][number]

/** Something that an editor should look at. */
export function warn(rule: string, message: string): Finding {
  return { rule, level: 'warn', message }
}

/** Something that must be mended before publishing. */
export function fail(rule: string, message: string): Finding {
  return { rule, level: 'fail', message }
}

const FIRST_WORDS = 6

/** The first words of a sentence, as a place that a person can find. */
export function opening(text: string): string {
  const words = text.split(/\s+/)
  return words.length > FIRST_WORDS ? `${words.slice(0, FIRST_WORDS).join(' ')} …` : text
}

/** "email 3 (“Why people walk far”)", as a marketer knows it. */
export function emailName(email: UnjudgedEmail, { emails }: Unjudged): string {
  return `email ${emails.indexOf(email) + 1} (“${email.subject.text}”)`
}
