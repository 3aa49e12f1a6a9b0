import { LONGEST_LESSON, wordsIn } from '../atoms.ts'
import { SHORTEST_LESSON } from '../cuts.ts'
import type { Draft } from '../draft.ts'
import { sourceBlocks } from '../source-blocks.ts'

const WORDS_A_MINUTE = 238

function lessonWords({ emails }: Draft): readonly number[] {
  return emails.filter(({ kind }) => kind === 'lesson').map(({ body }) => wordsIn(sourceBlocks(body)))
}

/** Standard deviation of the lessons' words over their mean; 0 when all are equal. */
export function measureBalance(draft: Draft): number {
  const words = lessonWords(draft)
  const mean = words.reduce((sum, count) => sum + count, 0) / Math.max(1, words.length)
  const variance = words.reduce((sum, count) => sum + (count - mean) ** 2, 0) / Math.max(1, words.length)
  return mean === 0 ? 0 : Math.sqrt(variance) / mean
}

/** How long the emails are. */
export interface Lengths {
  /** Share of the lessons with 50 to 300 words. */
  readonly within: number
  /** Source words of every email, in order. */
  readonly words: readonly number[]
}

/** The words of each email, and how many lessons have a good length. */
export function measureLengths(draft: Draft): Lengths {
  const lessons = lessonWords(draft)
  const good = lessons.filter((words) => words >= SHORTEST_LESSON && words <= LONGEST_LESSON)
  return {
    within: lessons.length === 0 ? 1 : good.length / lessons.length,
    words: draft.emails.map(({ body }) => wordsIn(sourceBlocks(body))),
  }
}

/** Reading times in seconds. */
export interface Seconds {
  readonly median: number
  readonly most: number
}

/** Seconds to read the body of an email, by silent reading of 238 words a minute (Brysbaert 2019). */
export function measureSeconds({ emails }: Draft): Seconds {
  const seconds = emails.map(({ body }) => Math.round((60 * wordsIn(body)) / WORDS_A_MINUTE))
  const sorted = seconds.sort((one, other) => one - other)
  return { median: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, most: sorted.at(-1) ?? 0 }
}
