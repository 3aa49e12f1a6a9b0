import type { Header, Mailbox, Message } from '../core/mail/message.ts'
import { displayName, encodedValue } from './header-text.ts'
import { needsSmtpUtf8, wireAddress } from './wire-address.ts'

/** What a transport needs of a message beside its words: addresses as they go on the wire, encoded headers. */
export interface Sendable {
  readonly kind: 'sendable'
  readonly from: Mailbox
  readonly to: Mailbox
  readonly replyTo: Mailbox | null
  /** In ASCII, each name once. */
  readonly headers: readonly Header[]
}

/** No transport may send it. The reason names no address. */
export interface Unsendable {
  readonly kind: 'unsendable'
  readonly reason: string
}

const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]{0,60}$/
const OWN_HEADERS =
  /^(?:from|sender|to|cc|bcc|reply-to|subject|date|message-id|mime-version|references|in-reply-to|return-path|received|dkim-signature|content-.*|resent-.*)$/i
/** RFC 2046, section 5.1.1, less room for the prefix and the part's number. */
const BOUNDARY = /^[0-9A-Za-z'()+_,./:=?-]{1,50}$/
const MESSAGE_ID = /^<[^\s<>@]{1,200}@[^\s<>@]{1,200}>$/
/** A line may have 998 octets (RFC 5322, section 2.1.1) and words are where it can be broken. */
const LONGEST_WORD = 900

/** Checks what must hold before any byte leaves, the same for each transport. */
export function sendable(message: Message): Sendable | Unsendable {
  const from = wireMailbox(message.from)
  const to = wireMailbox(message.to)
  const replyTo = message.replyTo && wireMailbox(message.replyTo)
  if (!from || needsSmtpUtf8(from.address)) return unsendable('the sender address cannot be used in an email')
  if (!to) return unsendable('the recipient address cannot be used in an email')
  if (message.replyTo && (!replyTo || needsSmtpUtf8(replyTo.address)))
    return unsendable('the reply address cannot be used in an email')
  const headers = message.headers.map((header) => ({ name: header.name, value: encodedValue(header) }))
  const fault = formFault(message) ?? headerFault(headers)
  if (fault !== null) return unsendable(fault)
  return { kind: 'sendable', from, to, replyTo, headers }
}

function wireMailbox(mailbox: Mailbox): Mailbox | null {
  const address = wireAddress(mailbox.address)
  return address === null ? null : { name: displayName(mailbox), address }
}

function formFault(message: Message): string | null {
  if (Number.isNaN(new Date(message.date).getTime())) return 'its date is not a date'
  if (!MESSAGE_ID.test(message.messageId) || /[^\x21-\x7E]/.test(message.messageId))
    return 'its Message-ID is malformed'
  return BOUNDARY.test(message.boundary) ? null : 'its boundary is malformed'
}

function headerFault(headers: readonly Header[]): string | null {
  const names = headers.map((header) => header.name.toLowerCase())
  if (names.some((name) => !HEADER_NAME.test(name))) return 'a header has a malformed name'
  if (names.some((name) => OWN_HEADERS.test(name)))
    return 'a header would replace one that the message sets itself'
  if (new Set(names).size < names.length) return 'a header is given twice'
  const words = headers.flatMap((header) => header.value.split(' '))
  return words.some((word) => word.length > LONGEST_WORD) ? 'a header is too long for one line' : null
}

function unsendable(reason: string): Unsendable {
  return { kind: 'unsendable', reason }
}
