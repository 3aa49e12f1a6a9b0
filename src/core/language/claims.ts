import { packOf } from './pack.ts'

/** Whether a sentence claims what a source should prove ("Studies show …") and names none. */
export function isUnsourcedClaim(text: string, language: string): boolean {
  const care = packOf(language)?.care
  if (!care) return false
  return care.claim.test(text) && !care.source.test(text)
}
