/** Matches nothing: for what a language does not have. */
export const NEVER = /(?!)/g

/** Whole words anywhere; `\b` would take an umlaut for the end of a word. */
export function wholeWords(source: string, flags = 'u'): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, flags)
}

/** Whole words at the start, after quotation marks. */
export function openingWords(source: string, flags = 'u'): RegExp {
  return new RegExp(`^["„“»«‚‘'(]*(?:${source})(?![\\p{L}\\p{N}])`, flags)
}

/** A list of words, each also with a capital. */
export function eitherCase(words: string): string {
  return words
    .trim()
    .split(/\s*\|\s*/)
    .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
    .join('|')
}
