import { type Block, blockText } from '../../article/document.ts'
import { wordCount } from '../../language/words.ts'
import { LONGEST_LESSON, SHORTEST_LESSON, wordsIn } from '../divide/lesson-lengths.ts'
import type { Draft, Email } from '../draft.ts'
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

/** Why a lesson is shorter or longer than it should be. */
export type LengthReason =
  | 'too little text'
  | 'code'
  | 'a table'
  | 'a long list'
  | 'one long paragraph'
  | 'text'

/** A lesson outside the range. */
export interface Outside {
  readonly email: string
  readonly words: number
  readonly why: LengthReason
}

/** How long the emails are. */
export interface Lengths {
  /** Share of the lessons with 50 to 300 words. */
  readonly within: number
  /** Source words of every email, in order. */
  readonly words: readonly number[]
  readonly outside: readonly Outside[]
}

/** The words of each email, which lessons are too short or too long, and why. */
export function measureLengths({ emails }: Draft): Lengths {
  const lessons = emails.filter(({ kind }) => kind === 'lesson')
  const outside = lessons.flatMap((email) => outsideOf(email) ?? [])
  return {
    within: lessons.length === 0 ? 1 : 1 - outside.length / lessons.length,
    words: emails.map(({ body }) => wordsIn(sourceBlocks(body))),
    outside,
  }
}

/** What is wrong with the length of a lesson, or null. */
export function outsideOf({ id, body }: Pick<Email, 'id' | 'body'>): Outside | null {
  const blocks = sourceBlocks(body)
  const words = wordsIn(blocks)
  if (words < SHORTEST_LESSON) return { email: id, words, why: 'too little text' }
  return words > LONGEST_LESSON ? { email: id, words, why: whyLong(blocks) } : null
}

/** The kind of block without which the lesson would have a good length; text where none alone is the cause. */
function whyLong(blocks: readonly Block[]): LengthReason {
  const kinds = blocks.flatMap(kindsIn)
  const most = (kind: Block['kind']) =>
    kinds.reduce((sum, one) => sum + (one.kind === kind ? one.words : 0), 0)
  const total = wordsIn(blocks)
  const cause = CAUSES.find(([kind]) => total - most(kind) <= LONGEST_LESSON)
  if (cause) return cause[1]
  const longest = Math.max(0, ...kinds.filter(({ kind }) => kind === 'paragraph').map(({ words }) => words))
  return longest > LONGEST_LESSON / 2 ? 'one long paragraph' : 'text'
}

const CAUSES: readonly (readonly [Block['kind'], LengthReason])[] = [
  ['code', 'code'],
  ['table', 'a table'],
  ['list', 'a long list'],
]

function kindsIn(block: Block): readonly { readonly kind: Block['kind']; readonly words: number }[] {
  if (block.kind === 'quote') return block.blocks.flatMap(kindsIn)
  return [{ kind: block.kind, words: wordCount(blockText(block)) }]
}

/** Reading times in seconds. */
export interface Seconds {
  readonly median: number
  readonly most: number
}

/** Seconds to read the body of an email, by silent reading of 238 words a minute (Brysbaert 2019). */
export function measureSeconds({ emails }: Draft): Seconds {
  const seconds = emails.map(({ body }) => Math.round((60 * wordsIn(body)) / WORDS_A_MINUTE))
  const sorted = seconds.toSorted((one, other) => one - other)
  return { median: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, most: sorted.at(-1) ?? 0 }
}
