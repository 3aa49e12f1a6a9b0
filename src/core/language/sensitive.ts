import { packOf } from './pack.ts'

/** The word in a subject or preview text that tells a lock screen too much about its reader, or null. */
export function sensitiveWord(text: string, language: string): string | null {
  return packOf(language)?.care.sensitive.exec(text)?.[0] ?? null
}
