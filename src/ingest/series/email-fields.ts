import { z } from 'zod'
import type { EmailKind } from '../../core/draft/draft.ts'
import { nearestWord } from '../../core/nearest-word.ts'
import { isLinkAddress, notALink } from './link-address.ts'
import { shown } from './series-problems.ts'
import { mapping, someWordsAt, wordsAt } from './yaml-shape.ts'

/**
 * The front matter of an email as it is typed. A null was left out: `series.yaml` and the kind of the email say
 * what stands there. An empty text is none.
 */
export interface EmailFields {
  readonly id: string | null
  readonly kind: EmailKind | null
  readonly subject: string
  readonly preview: string | null
  readonly greeting: string | null
  readonly opener: string | null
  readonly tip: string | null
  readonly button: ButtonFields | null
  readonly reply: string | null
  readonly signoff: string | null
  readonly ps: string | null
  readonly links: readonly LinkFields[]
  /** It stays as it is: a changed article only proposes a revision beside it. */
  readonly locked: boolean
}

/** No address leads where `series.yaml` says; no label at all is no button. */
export interface ButtonFields {
  readonly label: string
  readonly url: string | null
}

/** A link to another email of the series; without a label it is called by that email's subject. */
export interface LinkFields {
  readonly email: string
  readonly label: string | null
}

const emailKinds: readonly EmailKind[] = ['welcome', 'lesson', 'recap']

const kind = wordsAt('kind').transform((words, { issues }) => {
  const known = emailKinds.find((one) => one === words)
  if (known) return known
  const meant = nearestWord(words, emailKinds)
  const hint = meant ? `did you mean ${meant}?` : 'write welcome, lesson or recap'
  issues.push({ code: 'custom', message: `${shown(words)} is not a kind of email: ${hint}`, input: words })
  return z.NEVER
})

/** On one line, however it was typed. */
const line = (name: string) =>
  wordsAt(name).transform((words) => (words.includes('\n') ? words.replace(/\s*\n\s*/g, ' ').trim() : words))

const slot = (name: string) => line(name).nullable().default(null)

const address = (name: string) => someWordsAt(name).refine(isLinkAddress, { error: notALink(name) })

const button = z.preprocess(
  (value) => (typeof value === 'string' ? { label: value } : value),
  mapping('button', { label: line('label'), url: address('url').nullable().default(null) }),
)

const link = z.preprocess(
  (value) => (typeof value === 'string' ? { email: value } : value),
  mapping('a line of "links"', { email: someWordsAt('email'), label: slot('label') }),
)

const locked = wordsAt('locked').transform((words, { issues }) => {
  if (/^(?:true|yes|on)$/i.test(words)) return true
  if (/^(?:false|no|off|)$/i.test(words)) return false
  issues.push({ code: 'custom', message: '"locked" should be true, or have no line', input: words })
  return z.NEVER
})

/** The shape of an email's front matter. */
export const emailFields: z.ZodType<EmailFields> = mapping('the front matter', {
  id: someWordsAt('id').nullable().default(null),
  kind: kind.nullable().default(null),
  subject: line('subject').refine((words) => words.trim() !== '', {
    error: '"subject" is empty: write what the email is about',
  }),
  preview: slot('preview'),
  greeting: slot('greeting'),
  opener: slot('opener'),
  tip: slot('tip'),
  button: button.nullable().default(null),
  reply: slot('reply'),
  signoff: slot('signoff'),
  ps: slot('ps'),
  links: z.preprocess(
    (value) => (value === '' ? [] : value),
    z.array(link, { error: '"links" should be a list of email ids, one a line: - id' }).default([]),
  ),
  locked: locked.default(false),
}).refine(({ button: asked, reply }) => !asked?.label || !reply, {
  error: 'There is a "button" and a "reply", but an email asks for one thing: remove one of them',
  path: ['reply'],
})
