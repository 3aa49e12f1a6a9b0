import type { ReadLine } from './bare-line.ts'

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

function likeness(line: ReadLine, { questions, numbered }: Kinds): number {
  const evidence: readonly (readonly [boolean, number])[] = [
    [line.ending === 'question', questionScore(questions)],
    [line.ending !== 'question' && questions > 0.8, -0.5],
    [line.numbered && numbered >= 0.2, 1],
    [line.ending === 'open' && line.words > 12, 1],
    [line.ending === 'exclamation', 0.5],
  ]
  return evidence.reduce((score, [holds, points]) => score + (holds ? points : 0), 0)
}

/** In an interview the questions are the headings; among other headings a question is mostly part of the text. */
function questionScore(share: number): number {
  return share >= 0.6 ? 2 : share < 0.2 ? -0.5 : 0
}
