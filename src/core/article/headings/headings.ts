import type { BareLine, ReadLine } from './bare-line.ts'
import { aroundLine, contextScore } from './heading-context.ts'
import { likenessScores } from './heading-likeness.ts'
import { repeatScores } from './heading-repeats.ts'
import { type LineFacts, lineFacts } from './line-facts.ts'

/** From this score on a line is a heading. */
export const headingThreshold = 2.5

/**
 * How much each line without markup looks like a heading: by its own words, by what stands around it, by
 * what the article repeats, and then by how much it looks like the headings that are found so.
 */
export function headingScores(lines: readonly BareLine[], language: string): readonly number[] {
  const read = lines.map((line): ReadLine => ({ ...lineFacts(line.text, language), line }))
  const repeats = repeatScores(read)
  const airy = isAiry(lines)
  const alone = read.map((own, at) =>
    mayBeHeading(own) && at + 1 < read.length
      ? ownScore(own) + contextScore(own, aroundLine(read, at, airy)) + (repeats[at] ?? 0)
      : neverHeading,
  )
  const likeness = likenessScores(read, alone, headingThreshold)
  return alone.map((score, at) => score + (likeness[at] ?? 0))
}

function mayBeHeading({ line, tooLong }: ReadLine): boolean {
  return line.kind === 'text' && !tooLong
}

/** Most blocks have a blank line above them, so that a line without one goes on with a block. */
function isAiry(lines: readonly BareLine[]): boolean {
  const texts = lines.filter(({ kind }) => kind === 'text')
  return texts.filter(({ blanksBefore }) => blanksBefore > 0).length > texts.length / 2
}

const neverHeading = -10

/** How much the words of a line alone look like a heading. */
function ownScore(facts: LineFacts): number {
  return endScore(facts) + sizeScore(facts) + wordScore(facts)
}

function endScore({ ending, words, asks }: LineFacts): number {
  switch (ending) {
    case 'open':
      return 1.5
    case 'ellipsis':
      return 0
    case 'question':
      return asks ? 1 : 0
    case 'colon':
      return -1.5
    case 'exclamation':
      return words <= 6 ? -0.5 : -3
    case 'stop':
      return -3
  }
}

function sizeScore({ words, length, ending }: LineFacts): number {
  if (words <= 12) return 1 - (length > 90 ? 1 : 0)
  if (words <= 16) return 0
  const much = words <= 20 ? -1 : words <= 24 ? -1.5 : -3
  return ending === 'question' ? much / 2 : much
}

function wordScore(facts: LineFacts): number {
  const evidence: readonly (readonly [boolean, number])[] = [
    [facts.titleCase, 1.5],
    [facts.allCaps, 1],
    [facts.startsLower, -1.5],
    [facts.numbered || facts.wellKnown, 1],
    [facts.severalSentences, facts.ending === 'question' ? -1 : -3],
    [facts.quoted, -2],
    [facts.furniture, -4],
    [facts.endsInDate, -2],
  ]
  return evidence.reduce((score, [holds, points]) => score + (holds ? points : 0), 0)
}

/** Words as a reader counts them: what white space separates. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}
