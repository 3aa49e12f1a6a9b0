import type { ArticleInfo } from './draft.ts'

/** Below this share of agreement between two readers of a page, its import wants a look. */
export const SURE_IMPORT = 0.9

/** Whether the two readers of a page agreed too little on its text. */
export function isDoubtful({ confidence = null }: Pick<ArticleInfo, 'confidence'>): boolean {
  return confidence !== null && confidence < SURE_IMPORT
}

/** How sure the import of a page is, as a sentence; null where nothing had to be found in a page. */
export function importWords({ confidence = null }: Pick<ArticleInfo, 'confidence'>): string | null {
  if (confidence === null) return null
  return isDoubtful({ confidence })
    ? `Please check the import: two readers of the page agreed on only ${percentWords(confidence)} of its text.`
    : `Two readers of the page agreed on ${percentWords(confidence)} of its text.`
}

/** "61 %": a share from 0 to 1, rounded down, so that 100 means all. */
export function percentWords(share: number): string {
  // A share such as 0.29 is a hair below itself once it is multiplied.
  return `${Math.floor(share * 100 + 1e-9)} %`
}

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })

/** "English", "German (Austria)"; the tag itself where it names no language. */
export function languageWords(tag: string): string {
  try {
    return LANGUAGES.of(tag) ?? tag
  } catch {
    return tag
  }
}

/** "Markdown", "HTML": a format as people write it. */
export function formatWords(format: string): string {
  const known: Readonly<Record<string, string>> = {
    text: 'plain text',
    markdown: 'Markdown',
    html: 'web page',
    docx: 'Word file',
    feed: 'feed entry',
  }
  return known[format] ?? format
}
