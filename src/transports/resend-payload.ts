import type { Message } from '../core/mail/message.ts'
import { headerText, mailboxText } from './header-text.ts'
import type { Sendable } from './sendable.ts'

/** A message as `POST /emails` takes it, and as one of those that `POST /emails/batch` takes. */
export interface ResendPayload {
  readonly from: string
  readonly to: string
  readonly reply_to?: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  readonly tags: readonly { readonly name: string; readonly value: string }[]
}

/** The same message always gives the same bytes as JSON, in whatever order its tags were read. */
export function resendPayload(message: Message, { from, to, replyTo, headers }: Sendable): ResendPayload {
  return {
    from: mailboxText(from, from.address),
    to: mailboxText(to, to.address),
    ...(replyTo && { reply_to: mailboxText(replyTo, replyTo.address) }),
    subject: headerText(message.subject),
    html: message.html.toWellFormed(),
    text: message.text.toWellFormed(),
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    tags: Object.entries(message.tags)
      .map(([name, value]) => ({ name, value }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
  }
}
