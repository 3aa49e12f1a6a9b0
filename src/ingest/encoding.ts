/** The media type that a server named, with its charset, where it did. */
export interface EncodingHint {
  readonly contentType?: string | null
}

/**
 * The characters in some bytes. A mark at the start and valid UTF-8 are believed before what a server or the text
 * itself names, since those are often left over; without any of them the bytes are Windows-1252. Broken characters
 * become U+FFFD, never an error.
 */
export function decodeBytes(bytes: Uint8Array, { contentType = null }: EncodingHint = {}): string {
  const marked = markedEncoding(bytes) ?? zeroEncoding(bytes)
  if (marked !== null) return decode(bytes, marked)
  const strict = strictUtf8(bytes)
  if (strict !== null && /[^\0-\x7f]/.test(strict)) return strict
  const named = knownEncoding(charsetOf(contentType ?? '')) ?? knownEncoding(declaredCharset(bytes))
  if (named !== null && named !== 'utf-8') return decode(bytes, named)
  return (
    strict ??
    (named === 'utf-8' || isMostlyUtf8(bytes) ? decode(bytes, 'utf-8') : decode(bytes, 'windows-1252'))
  )
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** Letters of Western scripts are half zeros in UTF-16: which half tells the order of the bytes. */
function zeroEncoding(bytes: Uint8Array): string | null {
  const pairs = Math.min(bytes.length, 1000) >> 1
  let [even, odd] = [0, 0]
  for (let at = 0; at < pairs * 2; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  if (pairs < 2) return null
  if (odd > pairs * 0.4 && even <= pairs * 0.05) return 'utf-16le'
  return even > pairs * 0.4 && odd <= pairs * 0.05 ? 'utf-16be' : null
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Whether there are more whole characters of several bytes than broken ones: a cut or damaged UTF-8 text. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = decode(bytes, 'utf-8')
  const broken = text.split('\ufffd').length - 1
  return (text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0) > broken
}

function charsetOf(type: string): string {
  return /charset\s?=\s?["']?([\w.:-]{1,40})/i.exec(type)?.[1] ?? ''
}

/** What the first bytes of a page or feed name in an XML declaration or a meta element. */
function declaredCharset(bytes: Uint8Array): string {
  const start = decode(bytes.subarray(0, 4096), 'latin1')
  if (!/^\s*</.test(start)) return ''
  const xml = /^\s*<\?xml[^<>]{0,200}encoding\s?=\s?["']([\w.:-]{1,40})/i.exec(start)?.[1]
  return xml ?? charsetOf(/<meta\s[^<>]{0,300}charset[^<>]{0,100}/i.exec(start)?.[0] ?? '')
}

/** The decoder's own name of an encoding; null where it knows none. A page that can be read at all is not UTF-16. */
function knownEncoding(label: string): string | null {
  if (label === '') return null
  try {
    const { encoding } = new TextDecoder(label)
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}
