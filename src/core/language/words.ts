const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.&\-‐‑][\p{L}\p{N}\p{M}]+)*/gu
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu

/** Where a word stands in a text, end exclusive. */
export interface WordPlace {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** The words of a text as written; "evidence-based", "it’s" and "Digital.gov" are one word each. */
export function wordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? []
}

/** The words of a text with their places. */
export function wordPlaces(text: string): readonly WordPlace[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** How many words a reader counts; where a script has no spaces, two characters are about one word. */
export function wordCount(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0
  if (unspaced === 0) return wordsOf(text).length
  return wordsOf(text.replace(UNSPACED, ' ')).length + Math.ceil(unspaced / 2)
}

/** How many members two sets share. */
export function countShared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const member of one) if (other.has(member)) shared += 1
  return shared
}

/** The members of a set that the other does not have. */
export function without(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...one].filter((member) => !other.has(member)))
}

/** The likeness of two sets, from 0 to 1; two empty sets share nothing. */
export function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = countShared(one, other)
  const all = one.size + other.size - shared
  return all === 0 ? 0 : shared / all
}

/** The text with its first letter in upper case. */
export function upperFirst(text: string): string {
  return text.replace(
    /^([^\p{L}\p{N}]*)(\p{Ll})/u,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )
}

/** The text with its first letter in lower case. */
export function lowerFirst(text: string): string {
  return text.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())
}
