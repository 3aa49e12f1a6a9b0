import { type Block, blockText, type Document } from '../article/document.ts'
import { packOf } from './pack.ts'
import { stem } from './stem.ts'
import { wordCount } from './words.ts'

/** The word in a subject or preview text that tells a lock screen too much about its reader, or null. */
export function sensitiveWord(text: string, language: string): string | null {
  return packOf(language)?.care.sensitive.exec(text)?.[0] ?? null
}

/** So many different words, one in so many, make a topic of what is else an aside. */
const DIFFERENT = 3
const WORDS_PER_MENTION = 150

/**
 * Whether an article is about something that nobody should be asked to write about in a reply: its title or two
 * of its headings say so, or its text comes back to it with several words.
 */
export function isSensitiveTopic({ title, sections, language }: Document): boolean {
  const says = (block: Block | null) => block !== null && sensitiveWord(blockText(block), language) !== null
  if (says(title) || sections.filter(({ heading }) => says(heading)).length > 1) return true
  const text = sections.flatMap(({ blocks }) => blocks.map(blockText)).join('\n')
  const mentions = sensitiveWords(text, language)
  return new Set(mentions).size >= DIFFERENT && mentions.length * WORDS_PER_MENTION >= wordCount(text)
}

/** The sensitive words of a text without their endings. */
function sensitiveWords(text: string, language: string): readonly string[] {
  const sensitive = packOf(language)?.care.sensitive
  if (!sensitive) return []
  return Array.from(text.matchAll(new RegExp(sensitive, `${sensitive.flags}g`)), ([word]) =>
    stem(word, language),
  )
}
