import { ALL_PHRASES } from './phrases.ts'

/** A phrase of the catalogue that a text may be, and what stands in its gaps. */
export interface PhraseMatch {
  readonly id: string
  readonly fillers: readonly string[]
}

const patterns = ALL_PHRASES.map(({ id, text }) => ({ id, pattern: patternOf(text) }))

function patternOf(text: string): RegExp {
  const literal = text.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${literal.join('(.+?)')}$`, 'iu')
}

/** Every phrase of the catalogue that reads like this text, whatever the case of its letters. */
export function matchPhrases(text: string): readonly PhraseMatch[] {
  return patterns.flatMap(({ id, pattern }) => {
    const match = pattern.exec(text)
    return match ? [{ id, fillers: match.slice(1) }] : []
  })
}
