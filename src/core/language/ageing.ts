import { packOf } from './pack.ts'

/** Words that say when, and are no longer true when the email is read; null where there are none. */
export function ageingWords(text: string, language: string): string | null {
  for (const pattern of packOf(language)?.places.ageing ?? []) {
    const match = pattern.exec(text)
    if (match) return match[0]
  }
  return null
}
