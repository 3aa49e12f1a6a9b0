import { encodeWord } from 'nodemailer/lib/mime-funcs'
import { oneLine } from '../core/mail/encode.ts'
import type { Header, Mailbox } from '../core/mail/message.ts'

const PRINTABLE = /^[\x20-\x7E]*$/
/** Words that a reader's program would decode, or that cannot be folded. */
const READ_WRONGLY = /=\?|\S{200}/
const PHRASE_SPECIALS = /[()<>[\]:;@\\,."]/
/** Words of RFC 2047 are at most 75 characters; 52 leaves room for the name of the header. */
const ENCODED_WORD_LENGTH = 52
const LONGEST_NAME = 200

/** Words on one line, well formed: no line break, control character or half of a character is left. */
export function headerText(words: string): string {
  return oneLine(words.toWellFormed())
}

/** Free text as a header value in ASCII: RFC 2047 where it is needed and nowhere else. */
export function encodedText(words: string): string {
  const text = headerText(words)
  if (PRINTABLE.test(text) && !READ_WRONGLY.test(text)) return text
  return encodeWord(text, mostlyAscii(text) ? 'Q' : 'B', ENCODED_WORD_LENGTH)
}

/** The value of a header of ours in ASCII; of `Name <value>` only the name is encoded (RFC 2919). */
export function encodedValue(header: Header): string {
  const value = headerText(header.value)
  if (PRINTABLE.test(value)) return value
  const [, phrase, angle] = /^([^<>]+?)\s*(<[\x21-\x7E]+>)$/.exec(value) ?? []
  return phrase !== undefined && angle !== undefined ? `${encodedText(phrase)} ${angle}` : encodedText(value)
}

/** A display name on one line, of at most 200 characters. */
export function displayName(mailbox: Mailbox): string {
  const name = [...headerText(mailbox.name)].slice(0, LONGEST_NAME).join('').trim()
  // Some readers' programs decode encoded words even inside quotes, where RFC 2047 forbids them.
  return name.replaceAll('=?', '= ?')
}

/** `Name <address>` in Unicode, the name quoted where RFC 5322 asks for it, for interfaces that take text. */
export function mailboxText(mailbox: Mailbox, address: string): string {
  const name = displayName(mailbox)
  if (name === '') return address
  const phrase = PHRASE_SPECIALS.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name
  return `${phrase} <${address}>`
}

function mostlyAscii(text: string): boolean {
  return text.replace(/[^\x20-\x7E]/g, '').length * 2 > text.length
}
