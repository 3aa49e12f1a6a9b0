import { packOf } from './pack.ts'

/** Whether a text begins with words that refer to what came before it, so that it cannot come first. */
export function startsDangling(text: string, language: string): boolean {
  const openings = packOf(language)?.openings
  if (!openings) return false
  return openings.dangling.test(text) && !openings.standsAlone.test(text)
}

/** The opening connective of a sentence as written ("However, "), or null. What follows stands without it. */
export function leadingConnective(text: string, language: string): string | null {
  return packOf(language)?.openings.connective.exec(text)?.[0] ?? null
}

/** The words with which a sentence refers to another place of the article, or null. */
export function referenceIn(text: string, language: string): string | null {
  return packOf(language)?.openings.reference.exec(text)?.[0] ?? null
}

/** Whether a sentence taken alone leaves its reader asking who or what is meant. */
export function hasLoosePronoun(text: string, language: string): boolean {
  const openings = packOf(language)?.openings
  if (!openings) return false
  return openings.loose.test(text) || openings.earlyPronoun.test(text)
}

/** The words of a text that name its article as the place ("in this article"), or null. */
export function thisArticleIn(text: string, language: string): string | null {
  return packOf(language)?.openings.thisArticle.exec(text)?.[0] ?? null
}
