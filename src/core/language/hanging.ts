import { packOf } from './pack.ts'

/** The words, up to its verb or comma, with which a first sentence leans on one before it, or null. */
export function hangingOpening(text: string, language: string): string | null {
  for (const pattern of packOf(language)?.places.hanging ?? []) {
    const match = pattern.exec(text)
    if (match) return match[0].trim()
  }
  return null
}

/** Whether a sentence promises things that must follow it. */
export function announcesItems(text: string, language: string): boolean {
  return packOf(language)?.places.announcing.test(text) ?? false
}
