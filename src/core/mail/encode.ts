const HTML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const CONTROL_BUT_BREAKS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]+/g

/** Words as HTML text or as a quoted attribute value: the same five characters are escaped for both. */
export function encodeHtml(words: string): string {
  return /[&<>"']/.test(words) ? words.replace(/[&<>"']/g, (mark) => HTML_ENTITIES[mark] ?? mark) : words
}

/**
 * Words as the value of a header: one line, no control characters, so that nothing can start a header of
 * its own (RFC 5322, section 2.2). Encoding of other scripts (RFC 2047) is left to the MIME builder.
 */
export function encodeHeader(words: string): string {
  return oneLine(words)
}

/** Words on one line: each run of line breaks and control characters becomes a space, and none stands at an end. */
export function oneLine(words: string): string {
  return unbroken(words).trim()
}

/** A stretch of a line: as `oneLine`, but the spaces at its ends stay, since other words stand there. */
export function unbroken(words: string): string {
  return words.replace(CONTROL, ' ')
}

/** Words without control characters; tabs stay, and line breaks as line feeds. */
export function withoutControls(words: string): string {
  return words.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(CONTROL_BUT_BREAKS, '')
}
