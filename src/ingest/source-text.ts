/** The article as text, cleaned of what no reader sees, or null where the bytes are not text. */
export function decodeSource(bytes: Uint8Array): string | null {
  const text = decode(bytes)
  return text === null || text.includes('\0') ? null : cleanSource(text)
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/**
 * Lines end in \n only; no control characters but tab and newline, no noncharacters, no lone surrogates. All
 * offsets of a document count in this text.
 */
export function cleanSource(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028]/g, '\n')
    .replace(/\u2029/g, '\n\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/[\p{Cs}\p{Noncharacter_Code_Point}]/gu, '')
    .replace(/^\uFEFF/, '')
}
