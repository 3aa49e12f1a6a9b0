import type { ReadLine } from './heading-context.ts'

/** What scores less has too much against it for likeness to count. */
const possible = 0.5

/**
 * How much each line looks like the headings that are found without it: in one article they are mostly of
 * one kind. `threshold` is what makes a line one of those; with fewer than three nothing is said.
 */
export function likenessScores(
  lines: readonly ReadLine[],
  scores: readonly number[],
  threshold: number,
): readonly number[] {
  const models = lines.filter((_, at) => (scores[at] ?? 0) >= threshold)
  if (models.length < 3) return lines.map(() => 0)
  const share = (holds: (line: ReadLine) => boolean): number => models.filter(holds).length / models.length
  const kinds: Kinds = {
    questions: share(({ ending }) => ending === 'question'),
    numbered: share(({ numbered }) => numbered),
  }
  return lines.map((line, at) => ((scores[at] ?? 0) < possible ? 0 : likeness(line, kinds)))
}

interface Kinds {
  readonly questions: number
  readonly numbered: number
}

/** In an interview the questions are the headings; among plain headings a question is mostly part of the text. */
function likeness({ ending, numbered, words }: ReadLine, kinds: Kinds): number {
  const asQuestion = ending === 'question' ? kinds.questions : 1 - kinds.questions
  const question = asQuestion >= 0.6 ? (ending === 'question' ? 2 : 0) : asQuestion < 0.2 ? -0.5 : 0
  const number = numbered && kinds.numbered >= 0.2 ? 1 : 0
  const long = ending === 'open' && words > 12 ? 1 : 0
  return question + number + long + (ending === 'exclamation' ? 0.5 : 0)
}
