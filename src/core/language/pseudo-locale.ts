/**
 * The tag of a locale that nobody speaks: our English words, shown from right to left. It shows whether pages and
 * mail stand in such a script before anybody has translated a word (as Android's `ar-XB`).
 */
export const PSEUDO_LOCALE = 'ar-XB'

const RIGHT_TO_LEFT_OVERRIDE = '\u202E'
const POP_DIRECTIONAL_FORMATTING = '\u202C'

export function isPseudoLocale(tag: string): boolean {
  return tag.toLowerCase() === PSEUDO_LOCALE.toLowerCase()
}

/** The same words with each text set from right to left (Unicode Standard Annex 9); what makes words is wrapped. */
export function mirrored<Words>(words: Words): Words {
  if (typeof words === 'string')
    return (RIGHT_TO_LEFT_OVERRIDE + words + POP_DIRECTIONAL_FORMATTING) as Words & string
  if (typeof words === 'function') {
    const made = (...given: unknown[]): unknown => mirrored(words(...given))
    return Object.defineProperty(made, 'length', { value: words.length }) as Words & typeof words
  }
  if (Array.isArray(words)) return words.map(mirrored) as Words & unknown[]
  if (words === null || typeof words !== 'object' || words instanceof RegExp) return words
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, mirrored(value)])) as Words
}
