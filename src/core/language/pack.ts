import type { LanguagePack } from './language-pack.ts'
import { english } from './packs/english/english.ts'
import { german } from './packs/german/german.ts'

export type { LanguagePack } from './language-pack.ts'

/** Every language whose words drafting knows. */
export const PACKS: readonly LanguagePack[] = [english, german]

const byLanguage = new Map(PACKS.map((pack) => [pack.language, pack]))

/** The pack of a BCP 47 tag by its primary subtag, or null where there is none. */
export function packOf(language: string): LanguagePack | null {
  const dash = language.indexOf('-')
  const primary = dash < 0 ? language : language.slice(0, dash)
  return byLanguage.get(primary.toLowerCase()) ?? null
}
