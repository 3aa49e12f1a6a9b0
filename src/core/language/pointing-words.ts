import { packOf } from './pack.ts'

/** Where a reference to another place of the article points. */
export type Direction = 'back' | 'on' | 'page' | 'end'

/** Whether the words of a reference point back, on, to the page that they stood on, or say that it ends. */
export function directionOf(reference: string, language: string): Direction {
  const words = packOf(language)?.places.pointing
  if (!words || words.page.test(reference)) return 'page'
  if (words.end.test(reference)) return 'end'
  if (words.on.test(reference)) return 'on'
  return words.back.test(reference) ? 'back' : 'page'
}
