import { createHash } from 'node:crypto'

/** Gives an id for the words of a block; the same words again get the next occurrence number. */
export type NextId = (text: string) => string

/**
 * Ids from the words alone, so that a block keeps its id while others around it change: the prefix, ten hex
 * digits of SHA-256 over the normalised words, "-", the occurrence from 1. Call it in reading order.
 */
export function idsByWords(prefix: 'b' | 's'): NextId {
  const seen = new Map<string, number>()
  return (text) => {
    const hash = createHash('sha256').update(normaliseWords(text)).digest('hex').slice(0, 10)
    const occurrence = (seen.get(hash) ?? 0) + 1
    seen.set(hash, occurrence)
    return `${prefix}${hash}-${occurrence}`
  }
}

/** Words as ids see them: composed Unicode, lower case, white space collapsed. */
export function normaliseWords(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}
