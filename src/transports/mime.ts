import MailComposer from 'nodemailer/lib/mail-composer'
import type { Header, Message } from '../core/mail/message.ts'
import { encodedText } from './header-text.ts'
import { type Sendable, sendable } from './sendable.ts'

/** A line may have 998 octets without its line break (RFC 5322, section 2.1.1). */
const LONGEST_LINE = 998

/**
 * A message as RFC 5322 bytes: multipart/alternative, text first, UTF-8. Date, Message-ID and boundary come
 * from the message, so the same value always gives the same bytes. Throws for a message that cannot be sent.
 */
export async function messageBytes(message: Message): Promise<Uint8Array> {
  const checked = sendable(message)
  if (checked.kind === 'unsendable') throw new Error(`This message has no bytes: ${checked.reason}`)
  return await composedBytes(message, checked)
}

/** The same for a message that was checked already. */
export async function composedBytes(message: Message, checked: Sendable): Promise<Buffer> {
  const composer = new MailComposer({
    headers: checked.headers.map(composerHeader),
    from: checked.from,
    to: checked.to,
    ...(checked.replyTo && { replyTo: checked.replyTo }),
    subject: encodedText(message.subject),
    messageId: message.messageId,
    date: new Date(message.date),
    text: canonicalLines(message.text),
    html: canonicalLines(message.html),
    boundaryPrefix: 'rivulet',
    baseBoundary: message.boundary,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return await composer.compile().build()
}

/** Folding would leave the first line of a header with one long link empty, which some readers take badly. */
function composerHeader({ name, value }: Header) {
  const foldLines = name.length + ': '.length + value.length > LONGEST_LINE
  return { key: name, value: { prepared: true, foldLines, value } }
}

/** One kind of line break, so that no server on the way changes what was signed. */
function canonicalLines(words: string): string {
  return words.toWellFormed().replace(/\r\n?|\n/g, '\r\n')
}
