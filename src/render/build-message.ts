import { encodeHeader } from '../core/mail/encode.ts'
import type { Envelope } from '../core/mail/frozen-delivery.ts'
import { mergeHeader, mergeHtml, mergeText } from '../core/mail/merge.ts'
import type { Mailbox, Message } from '../core/mail/message.ts'
import type { CompiledTemplate, FieldValues } from '../core/mail/template.ts'

export interface MessageParts {
  readonly template: CompiledTemplate
  readonly values: FieldValues
  readonly envelope: Envelope
}

/** The message for one reader. Pure: the same parts make the same message, byte for byte. */
export function buildMessage({ template, values, envelope }: MessageParts): Message {
  return {
    from: headerMailbox(envelope.from),
    to: headerMailbox(envelope.to),
    replyTo: envelope.replyTo && headerMailbox(envelope.replyTo),
    subject: mergeHeader(template.subject, values),
    html: mergeHtml(template.html, values),
    text: mergeText(template.text, values),
    headers: envelope.headers.map(({ name, value }) => ({ name, value: encodeHeader(value) })),
    date: envelope.date,
    messageId: envelope.messageId,
    boundary: envelope.boundary,
    tags: envelope.tags,
  }
}

/** Throws on an address that could start a header of its own: it must have been refused long before. */
function headerMailbox({ name, address }: Mailbox): Mailbox {
  if (address !== encodeHeader(address) || /[\s<>,]/.test(address)) {
    throw new Error('A mailbox has an address that is not one.')
  }
  return { name: encodeHeader(name), address }
}
