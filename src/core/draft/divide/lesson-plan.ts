import type { DraftMode } from '../draft.ts'

/** A longer series loses its readers. */
export const MOST_LESSONS = 8
/** However long the article, and whoever asks for all of it: more than a year of weekly emails. */
const MOST_EVER = 60
/** The welcome and the recap. */
const FRAME_EMAILS = 2

const SHORTEST_TARGET = 110
const LONGEST_TARGET = 250
/** What lessons of a long article have on average where there is no limit. */
const LONG_LESSON = 200
/** Digest lessons leave room for the paragraph that would not fit. */
const DIGEST_LESSON = 220
/** A digest that somebody asks for of an article that would fit leaves out this much. */
const DIGEST_SHARE = 0.6

/** A sixth of the article, within 110 to 250 words. */
export function lessonTarget(articleWords: number): number {
  return Math.min(LONGEST_TARGET, Math.max(SHORTEST_TARGET, articleWords / 6))
}

/** Full as long as it fits into the lessons that there may be (about 2,000 words), else a digest. */
export function chooseMode(words: number, maxEmails?: number): DraftMode {
  return words <= LONGEST_TARGET * mostLessons(maxEmails) ? 'full' : 'digest'
}

/** How many lessons there may be; all of a long article takes as many as it needs. */
export function mostLessons(maxEmails?: number, words = 0): number {
  if (maxEmails !== undefined) return Math.min(MOST_EVER, Math.max(1, maxEmails - FRAME_EMAILS))
  const needed = words <= MOST_LESSONS * LONGEST_TARGET ? 0 : Math.ceil(words / LONG_LESSON)
  return Math.min(MOST_EVER, Math.max(MOST_LESSONS, needed))
}

/** How many words of an article a digest takes. */
export function digestWords(words: number, maxEmails?: number): number {
  return Math.min(DIGEST_LESSON * mostLessons(maxEmails), DIGEST_SHARE * words)
}
