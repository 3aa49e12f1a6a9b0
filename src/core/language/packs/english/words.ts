import type { WordRules } from '../../language-pack.ts'
import { isImperative } from './advice.ts'
import { stopWords } from './stop-words.ts'

const NO_NOUN = /(?:ive|ous|ful|[ai]ble|less|ish|ier|iest|ly|ed|tal|nal|ial|ual|eral|ical)$/i

/** How single English words behave. */
export const words: WordRules = {
  stopWords,
  stem,
  namesThing,
  titleCase: true,
  nounsHaveCapitals: false,
  capitals:
    /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|christmas|easter|english|french|german|spanish|italian|chinese|japanese|america|american|americans|europe|european|africa|african|asia|asian|british|canada|canadian|australia|australian|internet)$/i,
}

const ENDINGS =
  /(?:ations?|ating|ative|ated?|ively|ive|ments?|ness|ingly|ings?|edly|ied|ies|ed|ions?|ally|ly|ers?|es|s|e|y)$/

/** "supports", "supportive" and "supporting" count as one. */
function stem(word: string): string {
  const plain = word.replace(/['’]\p{L}{1,2}$/u, '').replace(/['’.\-‐‑]/g, '')
  const short = plain.replace(ENDINGS, '')
  if (short.length < 4) return plain.replace(/(?<=[^s]{3})s$/, '')
  return short.replace(/([bdgmnprt])\1$/, '$1')
}

/** Begins with no verb and ends with no adjective or adverb. */
function namesThing(phrase: string): boolean {
  const [first = '', second] = phrase.split(' ')
  return !NO_NOUN.test(phrase) && !/ly$/i.test(first) && !isImperative(second ? `${first} the` : first)
}
