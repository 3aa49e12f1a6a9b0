import { packOf } from './pack.ts'

const MOST_CHARACTERS = 140

/** Whether a sentence only says where the text goes next, so that nothing is lost without it. */
export function isTransition(text: string, language: string): boolean {
  if (text.length > MOST_CHARACTERS || /:\s*$/.test(text)) return false
  return packOf(language)?.places.transitions.some((pattern) => pattern.test(text)) ?? false
}
