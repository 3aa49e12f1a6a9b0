import type { FurnitureWords } from './furniture.ts'
import { englishFurniture } from './furniture-english.ts'
import { germanFurniture } from './furniture-german.ts'

const byLanguage: ReadonlyMap<string, FurnitureWords> = new Map([
  ['en', englishFurniture],
  ['de', germanFurniture],
])

/** The furniture of a BCP 47 tag by its primary subtag, or null where none is known. */
export function furnitureWords(language: string): FurnitureWords | null {
  return byLanguage.get(language.toLowerCase().split('-', 1)[0] ?? '') ?? null
}
