import { packOf } from './pack.ts'

/** A word without its ending, so that the forms of one word count as one; without a pack only in lower case. */
export function stem(word: string, language: string): string {
  const lower = word.toLowerCase()
  return packOf(language)?.words.stem(lower) ?? lower.replace(/['’.\-‐‑]/g, '')
}
