/** Letters of scripts that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko and their like. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/** Whether words hold any letter of a script that is written from right to left. */
export function holdsRightToLeft(words: string): boolean {
  return RIGHT_TO_LEFT.test(words)
}

/**
 * A marketer's words for a sentence of ours that is plain text: isolated, where they run from right to left, so that
 * what stands around them stays where it is (UAX 9, FSI and PDI).
 */
export function isolated(words: string): string {
  return holdsRightToLeft(words) ? `\u2068${words}\u2069` : words
}

/** The `dir` of an element that holds only a marketer's words, of whatever language: none where the page's will do. */
export function directionOf(words: string): 'auto' | undefined {
  return holdsRightToLeft(words) ? 'auto' : undefined
}
