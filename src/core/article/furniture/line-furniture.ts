import type { HeadingSigns } from '../headings/heading-words.ts'

const contact = /\S@\S+\.\S|https?:\/\/|www\.|\+?\d[\d\s().-]{7,}\d/
const attribution = /^[—–―]|["”»]\s*[—–―-]\s*\p{Lu}/u
const time =
  /^\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|uhr|h)?\s*[-–—:]|^\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|uhr)(?![\p{L}])/iu
const numericDate = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/

/** Whether a short line is what pages and letters carry besides their text: an address, a date, a credit, a byline. */
export function lineIsFurniture(text: string, signs: HeadingSigns | null): boolean {
  if ((text.match(/[\p{L}\p{M}]/gu)?.length ?? 0) < 2 || text.includes('\t')) return true
  if (/^(?:\(.*\)$|[<{|]|!\[)/.test(text) || contact.test(text) || attribution.test(text)) return true
  if (signs && [signs.furniture, signs.byline, signs.date].some((sign) => sign.test(text))) return true
  return time.test(text) || numericDate.test(text)
}
