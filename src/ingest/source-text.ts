import { decodeBytes, type EncodingHint } from './encoding.ts'

/**
 * The article as text, cleaned of what no reader sees, or null where the bytes are not text: control characters and
 * broken ones are more than now and then.
 */
export function decodeSource(bytes: Uint8Array, hint: EncodingHint = {}): string | null {
  const text = decodeBytes(bytes, hint)
  return isText(text) ? cleanArticle(text) : null
}

/** In a thousand characters one zero, and in a hundred one other control character, may be an accident. */
function isText(text: string): boolean {
  const zeros = text.split('\0').length - 1
  const odd = text.match(/(?![\t\n\v\f\r\u0085])\p{Cc}|\ufffd/gu)?.length ?? 0
  return zeros * 1000 <= text.length && odd * 100 <= text.length
}

/**
 * The words of an article in the form that offsets count in: clean, and without characters that show words in another
 * order than they are read beyond the words that hold them (embeddings, overrides and isolates, UAX 9, sections 2.1 to
 * 2.4). Direction marks (U+200E, U+200F, U+061C) stay.
 */
export function cleanArticle(text: string): string {
  return cleanSource(text).replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
}

/** Lines end in \n only; no control characters but tab and newline, no noncharacters, no lone surrogates. */
export function cleanSource(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028]/g, '\n')
    .replace(/\u2029/g, '\n\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/[\p{Cs}\p{Noncharacter_Code_Point}]/gu, '')
    .replace(/^\uFEFF+/, '')
}
